"""Names are simple identifiers, and tell apart what stands side by side (sections 5 and 15)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from csdlgen import laws
from csdlgen.diagnostics import Diagnostic, Location
from csdlgen.edm import Schema, TypeDefinition
from csdlgen.graph.rules.facts import Facts
from csdlgen.graph.rules.identifiers import is_simple_identifier

_SIMPLE = "use a letter or underscore, then letters, digits and underscores, at most 128"
_LONGEST_NAMESPACE = 511


def names_are_simple_identifiers(facts: Facts) -> Iterator[Diagnostic]:
    """Names are simple identifiers, namespaces are made of them (15.1, 15.2)."""
    sound: set[str] = set()
    for schema in _schemas(facts):
        namespace = schema.namespace
        if len(namespace) > _LONGEST_NAMESPACE or not all(map(is_simple_identifier, namespace.split("."))):
            yield laws.SIMPLE_IDENTIFIER.broken(
                schema.location,
                f"the namespace {namespace!r} is not made of simple identifiers",
                target=namespace,
                hint=_SIMPLE,
            )
        for owner, name, location in _named(schema):
            if name not in sound:
                if is_simple_identifier(name):
                    sound.add(name)
                    continue
                yield laws.SIMPLE_IDENTIFIER.broken(
                    location, f"{name!r} is not a simple identifier", target=f"{owner}{name}", hint=_SIMPLE
                )


def _schemas(facts: Facts) -> Iterator[Schema]:
    return (schema for document in facts.graph.documents for schema in document.schemas)


def _named(schema: Schema) -> Iterator[tuple[str, str, Location]]:
    """The path before the name, the name, and the place of everything in a schema that has a name."""
    start = f"{schema.namespace}."
    own = len(start)
    for declared in schema.types:
        yield start, declared.qualified_name[own:], declared.location
        if not isinstance(declared, TypeDefinition):
            owner = f"{declared.qualified_name}/"
            for member in declared.members:
                yield owner, member.name, member.location
    for operation in schema.operations:
        yield start, operation.qualified_name[own:], operation.location
        for parameter in operation.parameters:
            yield f"{operation.qualified_name}/", parameter.name, parameter.location
    for term in schema.terms:
        yield start, term.qualified_name[own:], term.location
    for container in schema.containers:
        yield start, container.qualified_name[own:], container.location
        for child in container.children:
            yield f"{container.qualified_name}/", child.name, child.location


def names_mean_one_thing(facts: Facts) -> Iterator[Diagnostic]:
    """A type, a term, an operation and a container never share a name (section 5)."""
    graph = facts.graph
    seen: dict[str, tuple[str, Location]] = {}
    for kind, names in (
        ("type", ((name, declared.location) for name, declared in graph.types.items())),
        ("term", ((name, term.location) for name, term in graph.terms.items())),
        ("container", ((each.qualified_name, each.location) for each in graph.containers)),
        ("operation", ((name, found[0].location) for name, found in facts.overloads.items())),
    ):
        for name, location in names:
            first, place = seen.setdefault(name, (kind, location))
            if first != kind:
                yield laws.NAME_CLASH.broken(
                    location,
                    f"the {kind} {name!r} has the name of a {first}, declared at {place}",
                    target=name,
                    hint="rename one of the two",
                )


def names_differ_in_more_than_case(facts: Facts) -> Iterator[Diagnostic]:
    """Names that stand side by side differ in more than case (sections 5 and 17)."""
    graph = facts.graph
    everything = (*graph.types, *graph.terms, *facts.overloads, *(c.qualified_name for c in graph.containers))
    for one, other in _alike(set(everything)):
        declared = graph.types.get(other) or graph.terms.get(other)
        place = declared.location if declared else _place(facts, other)
        yield _only_case(one, other, other, place)
    for owner, found in graph.types.items():
        if isinstance(found, TypeDefinition):
            continue
        names = [member.name for member in found.members]
        if len(set(map(str.lower, names))) < len(names):
            places = {member.name: member.location for member in found.members}
            for one, other in _alike(names):
                yield _only_case(one, other, f"{owner}/{other}", places[other])


def _place(facts: Facts, name: str) -> Location:
    if name in facts.overloads:
        return facts.overloads[name][0].location
    return next(each.location for each in facts.graph.containers if each.qualified_name == name)


def _alike(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each name that is like an earlier one but for case, after that one."""
    seen: dict[str, str] = {}
    for name in sorted(names):
        first = seen.setdefault(name.lower(), name)
        if first != name:
            yield first, name


def _only_case(one: str, other: str, target: str, place: Location) -> Diagnostic:
    return laws.ONLY_CASE.broken(
        place, f"{other!r} differs from {one!r} only in case", target=target, hint="rename one of the two"
    )
