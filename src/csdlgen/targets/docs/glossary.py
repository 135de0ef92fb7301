"""What pages call each type: its name, its links, its article, and the cell that a reference to it fills."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from csdlgen.artifacts import Markdown
from csdlgen.edm import ComplexType, EntityType, TypeRef, namespace_of, simple_name
from csdlgen.graph import TypeGraph
from csdlgen.naming.pages import PageFiles, printed_namespace
from csdlgen.reads import Watched
from csdlgen.targets import _english as english
from csdlgen.targets._markdown import cell, label, prose, scalar, target


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeWords:
    """How pages speak of a type that has a page, or of a base type that would have one."""

    name: Markdown
    scalar: Markdown
    """The name inside a YAML scalar."""
    article: Markdown
    namespace: Markdown
    """The printed namespace."""
    below_root: bool
    """Whether the printed namespace is not the root: then cells on the type's pages show full names."""
    link: Markdown
    full_link: Markdown
    """The link whose label is the full printed name."""

    @property
    def link_with_article(self) -> Markdown:
        """``an [order](…)``."""
        return Markdown.of("{} {}", self.article, self.link)

    @property
    def scalar_with_article(self) -> Markdown:
        """``an order``, inside a YAML scalar."""
        return Markdown.of("{} {}", self.article, self.scalar)


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """The words for every type that pages mention."""

    graph: TypeGraph
    root: str
    words: Mapping[str, TypeWords]
    """By qualified name: entity and complex types, and base types that no input defines."""
    bare_cells: Mapping[str, Markdown]
    """What a reference to a type shows on a page of the root namespace, by qualified name; built-in types are not in it."""
    full_cells: Mapping[str, Markdown]
    """The same on all other pages."""

    def printed(self, name: str) -> str:
        """The full name of a type as pages print it; a name that no input defines stays as it is."""
        if name not in self.graph.kinds:
            return name
        namespace = printed_namespace(namespace_of(name), self.root)
        return f"{namespace}.{simple_name(name)}" if namespace else simple_name(name)

    def cell(self, type_ref: TypeRef, page: TypeWords) -> Markdown:
        """A reference to a type in a cell of a page of the type ``page``."""
        return self._cell(type_ref, self.full_cells if page.below_root else self.bare_cells)

    def bare_cell(self, type_ref: TypeRef) -> Markdown:
        """A reference to a type with its bare name, whatever the page."""
        return self._cell(type_ref, self.bare_cells)

    def _cell(self, type_ref: TypeRef, cells: Mapping[str, Markdown]) -> Markdown:
        name = self.graph.primitive_of(type_ref).name
        shown = cells.get(name) or cell(name.removeprefix("Edm."))
        return Markdown.of("{} collection", shown) if type_ref.collection else shown


def glossary(graph: TypeGraph, files: PageFiles) -> Glossary:
    """The words for all types of a graph."""
    structured = [t for t in graph.types.values() if isinstance(t, EntityType | ComplexType)]
    names = dict.fromkeys(t.qualified_name for t in structured)
    bases = dict.fromkeys(t.base for t in structured if t.base)
    words = {name: _words(name, files) for name in (names | bases)}
    plain_cells = {
        **{enum.qualified_name: cell(enum.name) for enum in graph.enum_types()},
        **{name: cell(name) for name in graph.unresolved},
    }
    return Glossary(
        graph=graph,
        root=files.root,
        words=Watched("words", words),
        bare_cells=Watched("bare_cells", {**{name: words[name].link for name in names}, **plain_cells}),
        full_cells=Watched("full_cells", {**{name: words[name].full_link for name in names}, **plain_cells}),
    )


def article(name: str) -> Markdown:
    """The article of a type, by its simple name."""
    return Markdown.of("an") if english.takes_an(simple_name(name)) else Markdown.of("a")


def _words(name: str, files: PageFiles) -> TypeWords:
    simple = simple_name(name)
    namespace = printed_namespace(namespace_of(name), files.root)
    path = target(f"../{files.resource(name)}")
    return TypeWords(
        name=cell(simple),
        scalar=scalar(simple),
        article=article(name),
        namespace=prose(namespace),
        below_root=namespace != files.root,
        link=Markdown.of("[{}]({})", label(simple), path),
        full_link=Markdown.of("[{}]({})", label(f"{namespace}.{simple}" if namespace else simple), path),
    )
