"""Tables of properties, relationships and parameters, row by row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from csdlgen.artifacts import Markdown
from csdlgen.edm import NavigationProperty, Operation, Property
from csdlgen.graph import Effective, TypeGraph
from csdlgen.reads import Derived, Watched
from csdlgen.targets._english import by_name
from csdlgen.targets._markdown import cell, code_span
from csdlgen.targets._views import Row
from csdlgen.targets.docs.glossary import Glossary
from csdlgen.targets.docs.sentences import NO_DESCRIPTION


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The tables of a graph's pages."""

    glossary: Glossary
    possible_values: Mapping[str, Markdown]
    """The sentence that lists the members, by enumeration type; one without members has none."""
    requests: Derived[str, tuple[Row, ...]]
    """The properties of each entity type as a caller supplies them: base first, declaration order."""

    def properties(self, name: str) -> tuple[Row, ...]:
        """The properties of a type, sorted by name."""
        found = self.glossary.graph.properties[name]
        return tuple(
            _property_row(self.glossary, self.possible_values, name, member, closing=True)
            for member in sorted(found, key=_by_name)
        )

    def relationships(self, name: str) -> tuple[Row, ...]:
        """The navigation properties of a type, sorted by name; only collections show full names."""
        words = self.glossary.words[name]
        return tuple(
            Row(
                name=cell(member.declared.name),
                type=self.glossary.cell(member.declared.type, words)
                if member.declared.type.collection
                else self.glossary.bare_cell(member.declared.type),
                text=_inherited_text(self.glossary, name, member),
            )
            for member in sorted(self.glossary.graph.navigation_properties[name], key=_by_name)
        )

    def parameters(self, operation: Operation, page: str) -> tuple[Row, ...]:
        """What a caller of an operation supplies, on a page of the type ``page``."""
        words, signature = self.glossary.words[page], operation.signature
        return tuple(
            Row(
                name=cell(parameter.name),
                type=self.glossary.cell(parameter.type, words),
                text=description_cell(self.glossary.graph, f"{signature}/{parameter.name}"),
            )
            for parameter in operation.arguments
        )


def tables(glossary: Glossary) -> Tables:
    """The tables of a graph's pages; what many pages share is made once."""
    graph = glossary.graph
    values = {
        enum.qualified_name: Markdown.of(
            "The possible values are: {}.",
            Markdown.joined(", ", (code_span(member.name) for member in enum.members)),
        )
        for enum in graph.enum_types()
        if enum.members
    }
    possible_values = Watched("possible_values", values)
    return Tables(
        glossary=glossary,
        possible_values=possible_values,
        requests=Derived(_requests, (glossary, possible_values)),
    )


def _requests(source: tuple[Glossary, Mapping[str, Markdown]], name: str) -> tuple[Row, ...]:
    glossary, values = source
    found = glossary.graph.properties[name]
    return tuple(_property_row(glossary, values, name, member, closing=False) for member in found)


def description_cell(graph: TypeGraph, *paths: str) -> Markdown:
    """The description of an element in a cell, else the placeholder; of several paths to it the first that has one."""
    text = next((graph.descriptions[path] for path in paths if path in graph.descriptions), "")
    return cell(text) if text else NO_DESCRIPTION


def _by_name(member: Effective[Property] | Effective[NavigationProperty]) -> str:
    return by_name(member.declared.name)


def _property_row(
    glossary: Glossary,
    possible_values: Mapping[str, Markdown],
    owner: str,
    member: Effective[Property],
    *,
    closing: bool,
) -> Row:
    """A row for a property of ``owner``; ``closing`` ends the text of an inherited one with a period."""
    type_ref = member.declared.type
    text = _inherited_text(glossary, owner, member)
    values = possible_values.get(type_ref.name)
    inherited = member.declaring != owner
    if values:
        text = Markdown.of("{} {}", _closed(text), values)
    elif inherited and closing:
        text = _closed(text)
    return Row(
        name=cell(member.declared.name),
        type=glossary.cell(type_ref, glossary.words[owner]),
        text=text,
    )


def _inherited_text(
    glossary: Glossary, owner: str, member: Effective[Property] | Effective[NavigationProperty]
) -> Markdown:
    """The description of a member and, if it is inherited, whence; no period after that."""
    text = description_cell(
        glossary.graph,
        f"{owner}/{member.declared.name}",
        f"{member.declaring}/{member.declared.name}",
    )
    if member.declaring == owner:
        return text
    return Markdown.of("{} Inherited from {}", text, glossary.words[member.declaring].link)


def _closed(text: Markdown) -> Markdown:
    return text if text.endswith(".") else Markdown.of("{}.", text)
