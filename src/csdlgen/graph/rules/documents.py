"""Documents: their references, their schemas, their aliases (sections 4 and 5)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from csdlgen import laws
from csdlgen.diagnostics import Diagnostic, Location
from csdlgen.edm import Reference
from csdlgen.graph.rules.facts import Facts
from csdlgen.graph.rules.identifiers import is_simple_identifier

_RESERVED = frozenset(("Edm", "odata", "System", "Transient"))
_DEFAULT_NAMESPACE = "Org.OData.Core.V1.DefaultNamespace"


def references_are_sound(facts: Facts) -> Iterator[Diagnostic]:
    """A document refers to each other document once, for something that is there (4.1, 4.2)."""
    defined = {
        posixpath.normpath(document.file): {schema.namespace for schema in document.schemas}
        for document in facts.graph.documents
    }
    for document in facts.graph.documents:
        uris: set[str] = set()
        included: set[str] = set()
        folder = posixpath.dirname(document.file)
        for reference in document.references:
            if reference.uri in uris:
                yield laws.REFERENCE_TWICE.broken(
                    reference.location, f"a second reference to {reference.uri!r}", target=reference.uri
                )
            uris.add(reference.uri)
            if not reference.includes and not reference.included_annotations:
                yield laws.EMPTY_REFERENCE.broken(
                    reference.location,
                    f"the reference to {reference.uri!r} includes nothing",
                    target=reference.uri,
                )
            for include in reference.includes:
                if include.namespace in included:
                    yield laws.INCLUDE_TWICE.broken(
                        include.location, f"{include.namespace!r} is included again", target=include.namespace
                    )
                included.add(include.namespace)
            file = posixpath.normpath(posixpath.join(folder, document.resolved(reference.uri)))
            yield from _includes_are_there(reference, defined.get(file), facts)
            for block in reference.included_annotations:
                if block.qualifier and not is_simple_identifier(block.qualifier):
                    yield laws.QUALIFIER.broken(
                        block.location, f"the qualifier {block.qualifier!r} is not a simple identifier"
                    )


def _includes_are_there(reference: Reference, defined: set[str] | None, facts: Facts) -> Iterator[Diagnostic]:
    """What a document that is at hand is said to define, it defines."""
    for include in reference.includes:
        if defined is not None and include.namespace not in defined:
            yield laws.NOT_THERE.broken(
                include.location,
                f"{reference.uri!r} does not define {include.namespace!r}",
                target=include.namespace,
            )
        old = facts.is_40(include.location)
        if old and any(each.term == _DEFAULT_NAMESPACE for each in include.annotations):
            yield laws.DEFAULT_NAMESPACE.broken(
                include.location,
                "Core.DefaultNamespace on an Include came with version 4.01",
                target=include.namespace,
            )


def schemas_are_sound(facts: Facts) -> Iterator[Diagnostic]:
    """A namespace is that of one schema and not reserved; a document has a schema and at most one container (4, 5, 13)."""
    seen: dict[str, Location] = {}
    for document in facts.graph.documents:
        if not document.schemas:
            yield laws.NO_SCHEMA.broken(Location(document.file, 1, 1), "the document has no schema")
        for schema in document.schemas:
            first = seen.setdefault(schema.namespace, schema.location)
            if first is not schema.location:
                yield laws.SCHEMA_TWICE.broken(
                    schema.location,
                    f"the namespace {schema.namespace!r} is that of another schema, at {first}",
                    target=schema.namespace,
                )
            if schema.namespace in _RESERVED:
                yield laws.RESERVED_NAMESPACE.broken(
                    schema.location,
                    f"the namespace {schema.namespace!r} is reserved",
                    target=schema.namespace,
                )
        declared = [each for schema in document.schemas for each in schema.containers]
        extended = {each.extends for each in declared}
        containers = [each for each in declared if each.qualified_name not in extended]
        for container in containers[1:]:
            yield laws.SECOND_CONTAINER.broken(
                container.location,
                f"{container.qualified_name!r} is a second container beside {containers[0].qualified_name!r}",
                target=container.qualified_name,
            )


def aliases_are_sound(facts: Facts) -> Iterator[Diagnostic]:
    """The aliases of a document are simple identifiers, not reserved, and each means one thing (4.2, 5.1)."""
    for document in facts.graph.documents:
        declared = [
            *((i.alias, i.namespace, i.location) for r in document.references for i in r.includes),
            *((s.alias, s.namespace, s.location) for s in document.schemas),
        ]
        namespaces = {namespace for _, namespace, _ in declared}
        seen: dict[str, str] = {}
        for alias, namespace, location in declared:
            if not alias:
                continue
            if not is_simple_identifier(alias):
                yield laws.ALIAS.broken(
                    location, f"the alias {alias!r} is not a simple identifier", target=namespace
                )
            if alias in _RESERVED:
                yield laws.RESERVED_ALIAS.broken(
                    location, f"the alias {alias!r} is reserved", target=namespace
                )
            if alias in namespaces:
                yield laws.ALIAS_IS_NAMESPACE.broken(
                    location, f"the alias {alias!r} is also a namespace", target=namespace
                )
            if alias in seen:
                yield laws.SHARED_ALIAS.broken(
                    location, f"the alias {alias!r} is that of {seen[alias]!r} too", target=namespace
                )
            seen[alias] = namespace
