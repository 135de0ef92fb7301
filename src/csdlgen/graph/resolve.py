"""What every name in the model stands for, and who uses it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from csdlgen import laws
from csdlgen.diagnostics import Diagnostic, Location
from csdlgen.edm import (
    OLDER_PRIMITIVE_TYPES,
    PRIMITIVE_TYPES,
    ComplexType,
    EntityType,
    EnumType,
    NamedType,
    Operation,
    StructuredType,
    TypeDefinition,
    namespace_of,
)
from csdlgen.graph.collect import Declarations
from csdlgen.graph.model import Unresolved, Use

Kind = Literal["structural", "navigation", "entity", "base", "underlying", "any"]

_BUILT_IN = PRIMITIVE_TYPES | {
    "Edm.Untyped", "Edm.PrimitiveType", "Edm.ComplexType", "Edm.EntityType",
    "Edm.AnnotationPath", "Edm.AnyPropertyPath", "Edm.ModelElementPath",
    "Edm.NavigationPropertyPath", "Edm.PropertyPath",
}  # fmt: skip
_WANTED = {
    "structural": "a primitive, complex or enumeration type or a type definition",
    "navigation": "an entity type",
    "entity": "an entity type",
    "underlying": "a primitive type",
}
_FITTING: Mapping[Kind, tuple[type[NamedType], ...]] = {
    "structural": (ComplexType, EnumType, TypeDefinition),
    "navigation": (EntityType,),
    "entity": (EntityType,),
    "underlying": (),
    "base": (),
    "any": (EntityType, ComplexType, EnumType, TypeDefinition),
}
"""The declared types that may be named without a further look; a base type must be of the kind of what derives from it."""


class _Mention(NamedTuple):
    name: str
    kind: Kind
    path: str
    owner: str
    location: Location


def resolve(
    model: Declarations,
) -> tuple[dict[str, Unresolved], dict[str, tuple[Use, ...]], list[Diagnostic]]:
    """Every type name stands for a declared type of the right kind, or is kept as written and reported.

    Returns the names that nothing defines (sorted), the uses of each declared type, and findings.
    """
    unresolved: dict[str, Unresolved] = {}
    users: dict[str, list[Use]] = {}
    findings: list[Diagnostic] = []
    for mention in _mentions(model):
        if mention.name in _BUILT_IN or (
            mention.name in OLDER_PRIMITIVE_TYPES and mention.location.file in model.older_files
        ):
            continue
        if found := model.types.get(mention.name):
            users.setdefault(mention.name, []).append(Use(mention.path, mention.owner))
            if type(found) not in _FITTING[mention.kind]:
                findings.extend(_wrong_kind(mention, found, model))
        else:
            finding = undefined(mention.name, mention.path, mention.location, model)
            unresolved.setdefault(mention.name, Unresolved(mention.name, finding))
            findings.append(finding)
    findings.extend(_imports(model))
    return (
        dict(sorted(unresolved.items())),
        {name: tuple(uses) for name, uses in users.items()},
        findings,
    )


def undefined(name: str, target: str, location: Location, model: Declarations) -> Diagnostic:
    """The finding that nothing defines a name: an error unless another document may define it."""
    namespace = namespace_of(name)
    if not namespace:
        return laws.UNQUALIFIED_NAME.broken(
            location,
            f"{name!r} has no namespace; the name is kept as written",
            target=target,
            hint="put the namespace or an alias in front",
        )
    if namespace in model.namespaces or namespace == "Edm":
        return laws.UNDEFINED_NAME.broken(
            location,
            f"{name!r} is not defined; the name is kept as written",
            target=target,
            hint="correct the name, or define the type",
        )
    return abroad(name, namespace, target, location, model)


def abroad(name: str, namespace: str, target: str, location: Location, model: Declarations) -> Diagnostic:
    """The finding that a namespace is none of the input, and whether the document includes it (section 3)."""
    if namespace in model.included.get(location.file, ()):
        return laws.FOREIGN_NAME.broken(
            location,
            f"{name!r} is defined by no input; the name is kept as written",
            target=target,
            hint=f"add the document that defines the namespace {namespace!r} to the inputs",
        )
    if namespace in model.aliases:
        return laws.FOREIGN_ALIAS.broken(
            location,
            f"{name!r} begins with an alias of another document; the name is kept as written",
            target=target,
            hint=f"include the namespace with the alias {namespace!r}, or write it out",
        )
    return laws.OUT_OF_SCOPE.broken(
        location,
        f"{name!r} is in a namespace that the document neither defines nor includes; the name is kept as written",
        target=target,
        hint=f"include the namespace {namespace!r}, or correct the name",
    )


def _mentions(model: Declarations) -> Iterator[_Mention]:
    for declared in model.types.values():
        yield from _mentions_of_type(declared)
    for operation in model.operations:
        yield from _mentions_of_operation(operation)
    for term in model.terms.values():
        yield _Mention(term.type.name, "any", term.qualified_name, "", term.location)
    for container in model.containers:
        for child in container.navigation_sources:
            path = f"{container.qualified_name}/{child.name}"
            yield _Mention(child.type, "entity", path, "", child.location)


def _mentions_of_type(declared: NamedType) -> Iterator[_Mention]:
    name = declared.qualified_name
    if isinstance(declared, TypeDefinition):
        yield _Mention(declared.underlying_type, "underlying", name, name, declared.location)
    elif isinstance(declared, StructuredType):
        if declared.base:
            yield _Mention(declared.base, "base", name, name, declared.location)
        for member in declared.properties:
            if member.type.name not in _BUILT_IN:  # as most are
                path = f"{name}/{member.name}"
                yield _Mention(member.type.name, "structural", path, name, member.location)
        for link in declared.navigation_properties:
            yield _Mention(link.type.name, "navigation", f"{name}/{link.name}", name, link.location)


def _mentions_of_operation(operation: Operation) -> Iterator[_Mention]:
    signature = operation.signature
    for parameter in operation.parameters:
        path = f"{signature}/{parameter.name}"
        yield _Mention(parameter.type.name, "any", path, "", parameter.location)
    if result := operation.return_type:
        yield _Mention(result.type.name, "any", f"{signature}/$ReturnType", "", result.location)


def _wrong_kind(mention: _Mention, found: NamedType, model: Declarations) -> Iterator[Diagnostic]:
    if mention.kind != "base":
        yield laws.WRONG_KIND.broken(
            mention.location,
            f"{mention.name!r} is {_article(found)}, but {_WANTED[mention.kind]} belongs here",
            target=mention.path,
        )
        return
    declared = model.types[mention.owner]
    if type(found) is not type(declared):
        yield laws.BASE_KIND.broken(
            mention.location,
            f"{mention.owner!r} is {_article(declared)}, "
            f"but its base type {mention.name!r} is {_article(found)}; the base type is ignored",
            target=mention.path,
        )


def _article(declared: NamedType) -> str:
    kind = type(declared).__name__
    return f"an {kind}" if kind.startswith("E") else f"a {kind}"


def _imports(model: Declarations) -> Iterator[Diagnostic]:
    operations = {operation.qualified_name for operation in model.operations}
    for container in model.containers:
        for imported in container.imports:
            if imported.operation not in operations:
                path = f"{container.qualified_name}/{imported.name}"
                yield undefined(imported.operation, path, imported.location, model)
