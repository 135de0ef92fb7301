"""How every page begins: front matter, title, namespace and notice."""

from __future__ import annotations

from dataclasses import dataclass, replace

from csdlgen.artifacts import Markdown
from csdlgen.config import DocsConfig
from csdlgen.targets._markdown import label, prose, scalar, target
from csdlgen.targets.docs.glossary import TypeWords
from csdlgen.targets.docs.method import Method
from csdlgen.targets.docs.views import Field, Frame, FrontMatter

_METADATA = Markdown.of(
    "See [topic-level metadata reference]"
    "(https://msgo.azurewebsites.net/add/document/guidelines/metadata.html#topic-level-metadata)"
)
_NO_AUTHOR = Markdown.of("**TODO: Provide Github Name. {}**", _METADATA)
_NO_PROD = Markdown.of("**TODO: Add MS prod. {}**", _METADATA)
_PLACED = frozenset({"title", "description", "doc_type", "author", "ms.localizationpriority", "ms.prod"})
"""The fields that stand in every page, at a place of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frames:
    """What the configuration says about the beginning of pages."""

    front: FrontMatter
    """What the front matter of all pages has in common."""
    notice: Markdown
    notice_path: Markdown

    def resource(self, title: str, words: TypeWords, sentence: Markdown, plain: Markdown) -> Frame:
        """The beginning of a resource page; ``plain`` is the sentence as the inside of a YAML scalar."""
        front = self._front(title, plain, Markdown.of("resourcePageType"))
        return self._frame(front, title, words, sentence)

    def api(self, method: Method, words: TypeWords) -> Frame:
        """The beginning of the API page of a method, in the namespace of a type."""
        front = self._front(method.title, method.plain, Markdown.of("apiPageType"))
        return self._frame(front, method.title, words, method.sentence)

    def _front(self, title: str, description: Markdown, doc_type: Markdown) -> FrontMatter:
        return replace(self.front, title=scalar(title), description=description, doc_type=doc_type)

    def _frame(self, front: FrontMatter, title: str, words: TypeWords, sentence: Markdown) -> Frame:
        return Frame(
            front=front,
            title=prose(title),
            namespace=words.namespace,
            notice=self.notice,
            notice_path=self.notice_path,
            sentence=sentence,
        )


def frames(config: DocsConfig) -> Frames:
    """The beginnings of pages under a configuration."""
    values = config.front_matter
    priority = values.get("ms.localizationpriority")
    return Frames(
        front=FrontMatter(
            author=scalar(values["author"]) if "author" in values else _NO_AUTHOR,
            priority=_quoted(priority) if priority else Markdown.of("medium"),
            prod=scalar(values["ms.prod"]) if "ms.prod" in values else _NO_PROD,
            others=tuple(
                Field(key=_quoted(key), value=scalar(value))
                for key, value in values.items()
                if key not in _PLACED
            ),
        ),
        notice=label(config.include_file.removesuffix(".md")),
        notice_path=target(f"../../includes/{config.include_file}"),
    )


def _quoted(text: str) -> Markdown:
    return Markdown.of('"{}"', scalar(text))
