"""One method of a type: what its page is called and says, and its row in the table of methods."""

from __future__ import annotations

from dataclasses import dataclass

from csdlgen.artifacts import Markdown
from csdlgen.targets._markdown import label, target
from csdlgen.targets._views import Row

RETURNS_NOTHING = Markdown.of("None")


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """What is known of a method before its page is made."""

    title: str
    returns: Markdown
    """The cell of what it returns."""
    sentence: Markdown
    """What it does, fit for a paragraph and for a cell."""
    plain: Markdown
    """The same without links, as the inside of a YAML scalar."""

    def row(self, path: str) -> Row:
        """The row that links to the page at ``path``."""
        return method_row(self.title, path, self.returns, self.sentence)


def method_row(name: str, path: str, returns: Markdown, text: Markdown) -> Row:
    """A row of the table of methods."""
    return Row(name=Markdown.of("[{}]({})", label(name), target(f"../{path}")), type=returns, text=text)
