"""What can be generated: each target turns a type graph into pages. This is the table of them; each is imported when it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from csdlgen.artifacts import Markdown, Output, Python, Sink

if TYPE_CHECKING:
    # A run that changes nothing needs the table alone.
    from csdlgen.config import Config, ExtensionConfig
    from csdlgen.graph import TypeGraph
    from csdlgen.naming import NameTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One kind of output. ``keeps_edits``: what a person changed there stays; ``is_python``: its names may clash."""

    name: str
    sink: type[Sink]
    pages: Callable[[TypeGraph, NameTable, Config], Output]
    keeps_edits: bool = False
    is_python: bool = False
    templates: Path | None = None
    """The folder of its templates, if it is another package's."""


def _ours(name: str) -> Callable[[TypeGraph, NameTable, Config], Output]:
    """The pages of a target in this package, which is imported when it is wanted."""

    def pages(model: TypeGraph, names: NameTable, config: Config) -> Output:
        made: Output = import_module(f"csdlgen.targets.{name}").pages(model, names, config)
        return made

    return pages


TARGETS = (
    Target(name="models", sink=Python, pages=_ours("models"), is_python=True),
    Target(name="client", sink=Python, pages=_ours("client"), is_python=True),
    Target(name="stubs", sink=Python, pages=_ours("stubs"), is_python=True),
    Target(name="docs", sink=Markdown, pages=_ours("docs"), keeps_edits=True),
    Target(name="site", sink=Markdown, pages=_ours("site"), keeps_edits=True),
)


def wished(config: Config, only: Collection[str]) -> tuple[Target, ...]:
    """The targets that a configuration has, those of other packages included; of them a choice, if there is one."""
    every = (*TARGETS, *(_foreign(name, each) for name, each in config.extensions.items()))
    return tuple(each for each in every if config.table(each.name) and (not only or each.name in only))


def _foreign(name: str, extension: ExtensionConfig) -> Target:
    """The target of another package, which sees the model, the names, and its own options."""

    def pages(model: TypeGraph, names: NameTable, _config: Config) -> Output:
        made: Output = extension.target.pages(model, names, extension.options)
        return made

    target = extension.target
    return Target(name=name, sink=target.sink, pages=pages, templates=target.templates)
