"""Everything that the documents declare, by name; the first declaration of a name wins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from csdlgen import laws
from csdlgen.diagnostics import Diagnostic, Location
from csdlgen.edm import (
    Annotations,
    Document,
    EntityContainer,
    EnumMember,
    EnumType,
    NamedType,
    NavigationProperty,
    Operation,
    Property,
    Schema,
    Term,
    TypeDefinition,
)

LONGEST_SIGNATURE = 4_000
"""The characters of a signature, which is part of the path of each parameter; in Microsoft Graph 364."""

D = TypeVar("D", NamedType, Term, EntityContainer)
M = TypeVar("M", Property, NavigationProperty, EnumMember)


@dataclass(frozen=True, slots=True, kw_only=True)
class Declarations:
    """The declarations of all documents as one model, each name once."""

    namespaces: frozenset[str]
    types: dict[str, NamedType]
    terms: dict[str, Term]
    operations: tuple[Operation, ...]
    containers: tuple[EntityContainer, ...]
    external_annotations: tuple[Annotations, ...]
    older_files: frozenset[str]
    """The documents that were written for OData 1.0 to 3.0."""
    included: Mapping[str, frozenset[str]]
    """The namespaces that each document includes, by file."""
    aliases: frozenset[str]
    """The aliases of all schemas; each means something in its own document alone."""


def collect(documents: Sequence[Document]) -> tuple[Declarations, list[Diagnostic]]:
    """Names are unique in the model; a second declaration is reported and skipped."""
    findings: list[Diagnostic] = []
    schemas: list[Schema] = [schema for document in documents for schema in document.schemas]
    types = _unique((t for s in schemas for t in s.types), findings)
    terms = _unique((t for s in schemas for t in s.terms), findings)
    containers = _unique((c for s in schemas for c in s.containers), findings)
    declarations = Declarations(
        namespaces=frozenset(schema.namespace for schema in schemas),
        types={name: _with_unique_members(found, findings) for name, found in types.items()},
        terms=terms,
        operations=_overloads((o for s in schemas for o in s.operations), findings),
        containers=tuple(containers.values()),
        external_annotations=tuple(b for s in schemas for b in s.external_annotations),
        older_files=frozenset(document.file for document in documents if document.is_older),
        included={
            document.file: frozenset(i.namespace for r in document.references for i in r.includes)
            for document in documents
        },
        aliases=frozenset(schema.alias for schema in schemas),
    )
    return declarations, findings


def _unique(declared: Iterable[D], findings: list[Diagnostic]) -> dict[str, D]:
    found: dict[str, D] = {}
    for declaration in declared:
        first = found.setdefault(declaration.qualified_name, declaration)
        if first is not declaration:
            findings.append(
                laws.DUPLICATE_TYPE.broken(
                    declaration.location,
                    f"{declaration.qualified_name!r} is declared again and skipped; "
                    f"the first declaration is at {first.location}",
                    target=declaration.qualified_name,
                    hint="rename or remove one of the two",
                )
            )
    return found


def _overloads(declared: Iterable[Operation], findings: list[Diagnostic]) -> tuple[Operation, ...]:
    found: dict[str, Operation] = {}
    for operation in declared:
        signature = operation.signature
        if len(signature) > LONGEST_SIGNATURE:
            findings.append(
                laws.LONG_SIGNATURE.broken(
                    operation.location,
                    f"the types of the parameters of {operation.qualified_name!r} have more than "
                    f"{LONGEST_SIGNATURE:,} characters together; it is skipped",
                    target=operation.qualified_name,
                )
            )
            continue
        first = found.setdefault(signature, operation)
        if first is not operation:
            findings.append(
                laws.DUPLICATE_OPERATION.broken(
                    operation.location,
                    f"{signature!r} is declared again and skipped; "
                    f"the first declaration is at {first.location}",
                    target=signature,
                    hint="overloads must differ in their binding type or the types of their parameters",
                )
            )
    return tuple(found.values())


def _with_unique_members(declared: NamedType, findings: list[Diagnostic]) -> NamedType:
    if isinstance(declared, TypeDefinition):
        return declared
    if len({member.name for member in declared.members}) == len(declared.members):
        return declared
    seen: dict[str, Location] = {}
    if isinstance(declared, EnumType):
        members = _first_of_each(declared.members, seen, declared.qualified_name, findings)
        return replace(declared, members=members)
    properties = _first_of_each(declared.properties, seen, declared.qualified_name, findings)
    navigation = _first_of_each(declared.navigation_properties, seen, declared.qualified_name, findings)
    return replace(declared, properties=properties, navigation_properties=navigation)


def _first_of_each(
    members: tuple[M, ...], seen: dict[str, Location], owner: str, findings: list[Diagnostic]
) -> tuple[M, ...]:
    kept: list[M] = []
    for member in members:
        if member.name not in seen:
            seen[member.name] = member.location
            kept.append(member)
            continue
        findings.append(
            laws.DUPLICATE_MEMBER.broken(
                member.location,
                f"{owner!r} has a second member {member.name!r}, which is skipped; "
                f"the first is at {seen[member.name]}",
                target=f"{owner}/{member.name}",
                hint="rename or remove one of the two",
            )
        )
    return tuple(kept)
