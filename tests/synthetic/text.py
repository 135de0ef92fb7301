"""A synthetic model, as the text of a CSDL document."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TypeVar
from xml.sax.saxutils import quoteattr

from tests.synthetic.model import ALIASES, ROOT, Declared, Enum, Model, Operation
from tests.synthetic.words import TAILS

T = TypeVar("T")


def document(model: Model, blocks: int) -> Iterator[str]:
    """The document in pieces, with that many external blocks of annotations."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n'
    yield '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">\n'
    yield '<edmx:Reference Uri="https://example.org/Org.OData.Core.V1.xml">'
    yield '<edmx:Include Namespace="Org.OData.Core.V1" Alias="Core"/></edmx:Reference>\n<edmx:DataServices>\n'
    annotations = _spread(list(_annotations(model, blocks)), len(ALIASES))
    for (namespace, alias), own in zip(ALIASES.items(), annotations, strict=True):
        head = f'<Schema Namespace="{namespace}"' + (f' Alias="{alias}"' if alias else "")
        yield f'{head} xmlns="http://docs.oasis-open.org/odata/ns/edm">\n'
        yield from _declarations(model, namespace)
        yield from own
        yield "</Schema>\n"
    yield "</edmx:DataServices>\n</edmx:Edmx>\n"


def _spread(items: list[T], parts: int) -> list[list[T]]:
    """Half of the items first, the others in equal slices: external annotations sit in any schema."""
    half = len(items) // 2
    rest = items[half:]
    return [items[:half], *(rest[index :: parts - 1] for index in range(parts - 1))]


def _declarations(model: Model, namespace: str) -> Iterator[str]:
    """By name, as Graph has it: many a base type comes after the types that derive from it."""
    enums = (enum for enum in model.enums if enum.namespace == namespace)
    for enum in sorted(enums, key=lambda enum: enum.name):
        yield from _enum(enum)
    structured = (declared for declared in model.structured if declared.namespace == namespace)
    for declared in sorted(structured, key=lambda declared: declared.name):
        yield from _structured(declared)
    if namespace == ROOT:
        for operation in model.operations:
            yield from _operation(operation)
        yield from _container(model)


def _enum(enum: Enum) -> Iterator[str]:
    yield f'<EnumType Name="{enum.name}"' + (' IsFlags="true"' if enum.flags else "") + ">\n"
    for index, member in enumerate(enum.members):
        yield f'<Member Name="{member}" Value="{1 << index if enum.flags else index}"/>\n'
    yield "</EnumType>\n"


def _structured(declared: Declared) -> Iterator[str]:
    base = f' BaseType="{_aliased(declared.base.qualified_name)}"' if declared.base else ""
    flags = ' Abstract="true"' * declared.abstract + ' OpenType="true"' * declared.open
    yield f'<{declared.kind} Name="{declared.name}"{base}{flags}>\n'
    if declared.name == "entity":
        yield '<Key><PropertyRef Name="id"/></Key>\n<Property Name="id" Type="Edm.String" Nullable="false"/>\n'
    for name, type_ in declared.properties:
        yield f'<Property Name="{name}" Type="{_aliased(type_)}"/>\n'
    for name, type_, contains in declared.navigation:
        containment = ' ContainsTarget="true"' * contains
        yield f'<NavigationProperty Name="{name}" Type="{_aliased(type_)}"{containment}/>\n'
    yield f"</{declared.kind}>\n"


def _aliased(type_: str) -> str:
    """Names of the security schema use its alias, names of the root schema do so by the parity of their length."""
    name = type_.removeprefix("Collection(")
    namespace = name.rpartition(".")[0]
    if namespace.endswith(".security") or (namespace == ROOT and len(name) % 2):
        return type_.replace(namespace + ".", ALIASES[namespace] + ".", 1)
    return type_


def _operation(operation: Operation) -> Iterator[str]:
    yield f'<{operation.kind} Name="{operation.name}" IsBound="true">\n'
    for name, type_ in operation.parameters:
        yield f'<Parameter Name="{name}" Type="{_aliased(type_)}"/>\n'
    if operation.returns:
        yield f'<ReturnType Type="{_aliased(operation.returns)}"/>\n'
    yield f"</{operation.kind}>\n"


def _container(model: Model) -> Iterator[str]:
    yield '<EntityContainer Name="GraphService">\n'
    homes = {declared.qualified_name: name for name, declared in model.sets}
    for name, declared in model.sets:
        yield f'<EntitySet Name="{name}" EntityType="{_aliased(declared.qualified_name)}">\n'
        for path, type_, contains in declared.navigation:
            target = homes.get(type_.removeprefix("Collection(").removesuffix(")"))
            if target and not contains:
                yield f'<NavigationPropertyBinding Path="{path}" Target="{target}"/>\n'
        yield "</EntitySet>\n"
    for name, declared in model.singletons:
        yield f'<Singleton Name="{name}" Type="{_aliased(declared.qualified_name)}"/>\n'
    yield "</EntityContainer>\n"


def _annotations(model: Model, number: int) -> Iterator[str]:
    """Descriptions of a choice of elements, evenly spread over all of them."""
    targets = list(_targets(model))
    stride = max(1, len(targets) // number)
    for index, target in enumerate(islice(targets, 0, stride * number, stride)):
        word = TAILS[index % len(TAILS)].lower()
        text = f"The {word} number {index}; see `{word}` | it's {'<b>not</b>' if index % 50 == 0 else 'not'} optional."
        yield (
            f'<Annotations Target="{target}">'
            f'<Annotation Term="Org.OData.Core.V1.Description" String={quoteattr(text)}/></Annotations>\n'
        )


def _targets(model: Model) -> Iterator[str]:
    for declared in model.structured:
        yield declared.qualified_name
        yield from (f"{declared.qualified_name}/{member[0]}" for member in declared.properties)
        yield from (f"{declared.qualified_name}/{member[0]}" for member in declared.navigation)
    for enum in model.enums:
        yield enum.qualified_name
        yield from (f"{enum.qualified_name}/{member}" for member in enum.members)
    for operation in model.operations:
        yield operation.signature
        yield from (f"{operation.signature}/{name}" for name, _ in operation.parameters)
    yield from (f"{ROOT}.GraphService/{name}" for name, _ in model.sets)
