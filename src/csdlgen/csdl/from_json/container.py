"""Entity containers and their children from JSON (CSDL JSON 4.01, section 13)."""

from __future__ import annotations

from csdlgen import laws
from csdlgen.csdl.from_json.expressions import read_annotations
from csdlgen.csdl.from_json.source import JsonObject
from csdlgen.edm import (
    EntityContainer,
    EntitySet,
    NavigationPropertyBinding,
    OperationImport,
    Singleton,
)

Child = EntitySet | Singleton | OperationImport


def read_container(qualified: str, found: JsonObject) -> EntityContainer:
    """An entity container."""
    source = found.source
    children: list[Child] = []
    for name in tuple(found.named):
        child = source.object(found.named.pop(name), name)
        made = _child(name.strip(), child) if child else None
        if child and made:
            source.counts[made.kind if isinstance(made, OperationImport) else type(made).__name__] += 1
            children.append(made)
            child.close()
    return EntityContainer(
        qualified_name=qualified,
        extends=found.name("$Extends"),
        entity_sets=tuple(each for each in children if isinstance(each, EntitySet)),
        singletons=tuple(each for each in children if isinstance(each, Singleton)),
        imports=tuple(each for each in children if isinstance(each, OperationImport)),
        annotations=read_annotations(found),
        location=found.location,
    )


def _child(name: str, found: JsonObject) -> Child | None:
    """What a member of a container is shows in what it has: a type, an action or a function."""
    action, function, type_name = (found.name(key) for key in ("$Action", "$Function", "$Type"))
    if action or function:
        return OperationImport(
            kind="ActionImport" if action else "FunctionImport",
            name=name,
            operation=action or function,
            entity_set=found.path("$EntitySet"),
            include_in_service_document=bool(found.flag("$IncludeInServiceDocument")),
            annotations=read_annotations(found),
            location=found.location,
        )
    if not type_name:
        message = f"{name} has neither $Type, $Action nor $Function and is skipped"
        found.source.report(laws.MISSING_ATTRIBUTE, found.json, message)
        return None
    if found.flag("$Collection"):
        return EntitySet(
            name=name,
            type=type_name,
            include_in_service_document=found.flag("$IncludeInServiceDocument") is not False,
            bindings=_bindings(found),
            annotations=read_annotations(found),
            location=found.location,
        )
    return Singleton(
        name=name,
        type=type_name,
        nullable=bool(found.flag("$Nullable")),
        bindings=_bindings(found),
        annotations=read_annotations(found),
        location=found.location,
    )


def _bindings(found: JsonObject) -> tuple[NavigationPropertyBinding, ...]:
    source = found.source
    json = found.own.pop("$NavigationPropertyBinding", None)
    pairs = source.object(json, "$NavigationPropertyBinding") if json else None
    if pairs is None:
        return ()
    bindings = []
    for path in tuple(pairs.named):
        target = pairs.named.pop(path)
        if isinstance(target.value, str) and target.value.strip():
            source.counts["NavigationPropertyBinding"] += 1
            bindings.append(
                NavigationPropertyBinding(
                    path=source.path(path),
                    target=source.path(target.value),
                    location=source.place(target),
                )
            )
        else:
            source.wrong(path, target, "the name of an entity set or singleton")
    pairs.close()
    return tuple(bindings)
