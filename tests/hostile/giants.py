"""Documents with any number of one kind of thing: crowds, chains, cycles, and what multiplies when it is expanded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import chain, islice, product

from tests.csdl import description, edmx, entity, nav, prop, schema

Giant = Callable[[int], bytes]
"""A document with so many of a thing."""
_Parts = Callable[[int], tuple[str, ...]]
"""The children of its schema."""


def _each(text: str, count: int) -> str:
    """A text so many times, with the number of each for ``#`` and that of the next for ``%``, around to the first."""
    return "".join(text.replace("#", str(i)).replace("%", str((i + 1) % count)) for i in range(count))


def _up(text: str, count: int) -> str:
    """The same, except that the one after the last is not the first."""
    return "".join(text.replace("#", str(i)).replace("%", str(i + 1)) for i in range(count))


def _container(*children: str) -> str:
    return f'<EntityContainer Name="C">{"".join(children)}</EntityContainer>'


def _set(name: str, type_name: str, *children: str) -> str:
    return f'<EntitySet Name="{name}" EntityType="{type_name}">{"".join(children)}</EntitySet>'


def _complex(name: str, *children: str) -> str:
    return f'<ComplexType Name="{name}">{"".join(children)}</ComplexType>'


def _enum(*members: str) -> str:
    return f'<EnumType Name="E">{"".join(members)}</EnumType>'


def _action(name: str, *children: str) -> str:
    return f'<Action Name="{name}" IsBound="true">{"".join(children)}</Action>'


def _function(name: str, *children: str, bound: str = "true") -> str:
    result = '<ReturnType Type="Edm.String"/>'
    return f'<Function Name="{name}" IsBound="{bound}">{"".join(children)}{result}</Function>'


def _block(target: str, more: str = "") -> str:
    return f'<Annotations Target="{target}"{more}>{_SAID}</Annotations>'


def _value(term: str, text: str = "", *inside: str) -> str:
    return f'<Annotation Term="{term}"{text}>{"".join(inside)}</Annotation>'


_E, _SAID, _P = entity("e"), description("x"), prop("p")
_SERVICE = _container(_set("es", "ns.e"))
_THINGS = _container(_set("es", "ns.e0"))
_BINDING = '<Parameter Name="b" Type="ns.e"/>'
_PARAMETER = '<Parameter Name="p#" Type="Edm.String"/>'
_DEFINITION = '<TypeDefinition Name="d#" UnderlyingType="Edm.String"/>'
_MEMBER = '<Member Name="m#"/>'
_FLAG = '<Member Name="m#" Value="#"/>'
_PART = '<PropertyRef Name="p#"/>'
_TERM = '<Term Name="t" Type="{}"/>'
_TERMS = '<Term Name="t#" Type="Edm.String"/>'
_CASES = tuple(
    map("".join, islice(product(*zip("abcdefghijklmnop", "ABCDEFGHIJKLMNOP", strict=True)), 1 << 16))
)


def _alike(number: int) -> str:
    """A name that differs from others in what no identifier keeps."""
    return "a" + f"{number:b}".translate({48: ".", 49: "-"})


_CROWDS: Mapping[str, _Parts] = {
    "members of an enum": lambda n: (_enum(_each(_MEMBER, n)),),
    "members without names": lambda n: (_enum("<Member/>" * n),),
    "members of one value": lambda n: (_enum(_each('<Member Name="m#" Value="1"/>', n)),),
    "flags": lambda n: (f'<EnumType Name="E" IsFlags="true">{_each(_FLAG, n)}</EnumType>',),
    "properties": lambda n: (entity("e", _each(prop("p#"), n)), _SERVICE),
    "properties with defaults": lambda n: (
        _complex("c", _each('<Property Name="p#" Type="ns.E" DefaultValue="m#"/>', n)), _enum(_each(_MEMBER, n)),
    ),
    "navigation properties": lambda n: (entity("e", _each(nav("p#", "ns.e"), n)), _SERVICE),
    "navigation properties with partners": lambda n: (entity("e", _each(nav("p#", "ns.e", Partner="p%"), n)), _SERVICE),
    "contained properties": lambda n: (
        entity("e", _each(nav("p#", "Collection(ns.f)", ContainsTarget="true"), n)), entity("f"), _SERVICE,
    ),
    "parts of a key": lambda n: (
        f'<EntityType Name="e"><Key>{_each(_PART, n)}</Key>{_each(prop("p#"), n)}</EntityType>',
        _SERVICE,
    ),
    "constraints": lambda n: (
        entity("e", _each(prop("p#"), n), nav("n", "ns.e", _each('<ReferentialConstraint Property="p#" ReferencedProperty="p#"/>', n))),
    ),
    "entity types": lambda n: (_each(entity("e#"), n), _container(_each(_set("s#", "ns.e#"), n))),
    "complex types": lambda n: (_each(_complex("c#", _P), n),),
    "enums": lambda n: (_each('<EnumType Name="E#"><Member Name="m"/></EnumType>', n),),
    "type definitions": lambda n: (_each(_DEFINITION, n),),
    "terms": lambda n: (_each(_TERMS, n),),
    "entity sets": lambda n: (_E, _container(_each(_set("s#", "ns.e"), n))),
    "singletons": lambda n: (_E, _container(_each('<Singleton Name="s#" Type="ns.e"/>', n))),
    "imports": lambda n: (_container(_each('<FunctionImport Name="f#" Function="ns.f"/>', n)), _function("f", bound="false")),
    "containers": lambda n: (_E, _each('<EntityContainer Name="C#"><EntitySet Name="es" EntityType="ns.e"/></EntityContainer>', n)),
    "bindings": lambda n: (
        entity("e", _each(nav("p#", "ns.e"), n)),
        _container(_set("es", "ns.e", _each('<NavigationPropertyBinding Path="p#" Target="es"/>', n))),
    ),
    "parameters": lambda n: (_E, _SERVICE, _action("a", _BINDING, _each(_PARAMETER, n))),
    "actions": lambda n: (_E, _SERVICE, _each(_action("a#", _BINDING), n)),
    "overloads of an action": lambda n: (
        _each(entity("e#"), n), _each(_action("a", '<Parameter Name="b" Type="ns.e#"/>'), n), _container(_each(_set("s#", "ns.e#"), n)),
    ),
    "overloads of a function": lambda n: (
        _E, _SERVICE, _each(_DEFINITION, n), _each(_function("f", _BINDING, '<Parameter Name="p#" Type="ns.d#"/>'), n),
    ),
    "overloads that look alike": lambda n: (
        _E, _SERVICE, _each(_DEFINITION, n), _each(_function("f", _BINDING, '<Parameter Name="p" Type="ns.d#"/>'), n),
    ),
    "overloads of an import": lambda n: (
        _container('<FunctionImport Name="f" Function="ns.f"/>'),
        _each(_DEFINITION, n), _each(_function("f", '<Parameter Name="p#" Type="ns.d#"/>', bound="false"), n),
    ),
    "undefined types": lambda n: (_complex("c", _each(prop("p#", "ns.x#"), n)),),
    "strange elements": lambda n: (_each('<Strange Name="s#"/>', n), _E),
    "strange attributes": lambda n: ("<ComplexType Name='c' " + _each("x#='y' ", n) + "/>",),
}  # fmt: skip
"""One thing holds many."""

_ANNOTATED: Mapping[str, _Parts] = {
    "annotations of a type": lambda n: (_complex("c", _P, _each(_value("ns.t", ' Qualifier="q#" String="x"'), n)), _TERM.format("Edm.String")),
    "annotations, one twice": lambda n: (_complex("c", _P, _SAID * n),),
    "annotations of a type with properties": lambda n: (
        entity("e", _each(prop("p#"), n), _each(_value("ns.t#", ' String="x"'), n)), _SERVICE, _each(_TERMS, n),
    ),
    "terms of a base": lambda n: (
        _complex("c", _value("ns.t", ' String="x"'), _each(_value("ns.t#", ' String="x"'), n)),
        _TERM.format("Edm.String"), _each('<Term Name="t#" Type="Edm.String" BaseTerm="ns.t"/>', n),
    ),
    "terms of terms": lambda n: (_TERM.format("Edm.String").replace('"t"', '"t0"'), _up('<Term Name="t%" Type="Edm.String" BaseTerm="ns.t#"/>', n)),
    "terms for many things": lambda n: (
        f'<Term Name="t" Type="Edm.String" AppliesTo="{_each("x# ", n)}Property"/>', _complex("c", _each(f'<Property Name="p#" Type="Edm.String">{_value("ns.t")}</Property>', n)),
    ),
    "blocks for a type": lambda n: (_complex("c", _P), _each(_block("ns.c", ' Qualifier="q#"'), n)),
    "blocks for properties": lambda n: (entity("e", _each(prop("p#"), n)), _each(_block("ns.e/p#"), n)),
    "blocks for members": lambda n: (_enum(_each(_MEMBER, n)), _each(_block("ns.E/m#"), n)),
    "blocks for sets": lambda n: (_E, _container(_each(_set("s#", "ns.e"), n)), _each(_block("ns.C/s#"), n)),
    "blocks for parameters": lambda n: (_action("a", _each(_PARAMETER, n)), _each(_block("ns.a()/p#"), n)),
    "blocks for overloads": lambda n: (
        _each(_complex("c#", _P), n), _each(_action("a", '<Parameter Name="b" Type="ns.c#"/><Parameter Name="p" Type="Edm.String"/>'), n),
        _each(_block("ns.a(ns.c#)"), n), _each(_block("ns.a(ns.c#)/p"), n),
    ),
    "blocks for all overloads": lambda n: (
        _each(_complex("c#", _P), n), _each(_action("a", '<Parameter Name="b" Type="ns.c#"/>'), n),
        _each(_block("ns.a", ' Qualifier="q#"'), n), _each(_block("ns.a/x#"), n),
    ),
    "blocks for nothing": lambda n: (_E, _each(_block("ns.e/x#"), n)),
    "items of a collection": lambda n: (
        _complex("c", _value("ns.t", "", f"<Collection>{'<String>x</String>' * n}</Collection>")), _TERM.format("Collection(Edm.String)"),
    ),
    "values of a record": lambda n: (
        _complex("c", _value("ns.t", "", "<Record>", _each('<PropertyValue Property="p#" String="x"/>', n), "</Record>")),
        _complex("r", _each(prop("p#"), n)), _TERM.format("ns.r"),
    ),
    "records of few values": lambda n: (
        _complex("c", _value("ns.t", "", "<Collection>", _each('<Record><PropertyValue Property="p#" String="x"/></Record>', n), "</Collection>")),
        _complex("r", _each(prop("p#"), n)), _TERM.format("Collection(ns.r)"),
    ),
    "paths": lambda n: (
        _complex("c", _P, _value("ns.t", "", f"<Collection>{'<PropertyPath>p</PropertyPath>' * n}</Collection>")), _TERM.format("Collection(Edm.PropertyPath)"),
    ),
    "labels": lambda n: (
        _complex("c", _value("ns.t", "", "<Collection>", _each('<LabeledElement Name="l#" String="x"/><LabeledElementReference>ns.l#</LabeledElementReference>', n), "</Collection>")),
        _TERM.format("Collection(Edm.String)"),
    ),
    "segments of a path": lambda n: (_complex("c", prop("p", "ns.c"), _value("ns.t", f' Path="p{"/p" * n}"')), _TERM.format("ns.c")),
    "segments of a target": lambda n: (entity("e", nav("p", "ns.e")), _SERVICE, _block(f"ns.C/es{'/p' * n}")),
    "restrictions": lambda n: (
        entity("e", _each(nav("p#", "ns.e"), n)),
        _container(_set("es", "ns.e", _value("Org.OData.Capabilities.V1.NavigationRestrictions", "", '<Record><PropertyValue Property="RestrictedProperties"><Collection>',
            _each('<Record><PropertyValue Property="NavigationProperty" NavigationPropertyPath="p#"/></Record>', n), "</Collection></PropertyValue></Record>"))),
    ),
}  # fmt: skip
"""Much is said."""

_CHAINS: Mapping[str, _Parts] = {
    "ancestors": lambda n: (entity("e0"), _up(entity("e%", prop("p#"), BaseType="ns.e#"), n), _THINGS),
    "ancestors, the last first": lambda n: ("".join(reversed(_up(entity("e%", BaseType="ns.e#") + "\n", n).splitlines())), entity("e0")),
    "ancestors of complex types": lambda n: (_complex("c0"), _up(f'<ComplexType Name="c%" BaseType="ns.c#">{prop("p#")}</ComplexType>', n)),
    "a cycle of ancestors": lambda n: (_each(entity("e#", BaseType="ns.e%"), n),),
    "cycles of ancestors": lambda n: (_each(entity("a#", BaseType="ns.b#") + entity("b#", BaseType="ns.a#"), n),),
    "a chain of definitions": lambda n: (_DEFINITION.replace("#", "0"), _up('<TypeDefinition Name="d%" UnderlyingType="ns.d#"/>', n), _complex("c", prop("p", f"ns.d{n}"))),
    "a cycle of definitions": lambda n: (_each('<TypeDefinition Name="d#" UnderlyingType="ns.d%"/>', n), _complex("c", prop("p", "ns.d0"))),
    "a cycle of complex types": lambda n: (_each(_complex("c#", prop("p", "ns.c%")), n), entity("e", prop("p", "ns.c0")), _SERVICE),
    "a cycle of navigation": lambda n: (_each(entity("e#", nav("n", "ns.e%")), n), _THINGS),
    "a cycle of containment": lambda n: (_each(entity("e#", nav("n", "Collection(ns.e%)", ContainsTarget="true")), n), _THINGS),
    "a cycle of partners": lambda n: (_each(entity("e#", nav("n", "ns.e%", Partner="n")), n), _THINGS),
    "a cycle of containers": lambda n: (_E, _each('<EntityContainer Name="C#" Extends="ns.C%"/>', n)),
    "a chain of containers": lambda n: (
        _E, '<EntityContainer Name="C0"/>', _up(f'<EntityContainer Name="C%" Extends="ns.C#">{_set("s#", "ns.e")}</EntityContainer>', n),
    ),
}  # fmt: skip
"""One thing leads to the next."""

_PRODUCTS: Mapping[str, _Parts] = {
    "derived types": lambda n: (_E, _each(entity("e#", prop("p#"), BaseType="ns.e"), n), _SERVICE),
    "derived types of a type with actions": lambda n: (_E, _each(entity("e#", BaseType="ns.e"), n), _each(_action("a#", _BINDING), n), _SERVICE),
    "derived types of a type with actions for many": lambda n: (
        _E, _each(entity("e#", BaseType="ns.e"), n), _each(_action("a#", '<Parameter Name="b" Type="Collection(ns.e)"/>'), n), _SERVICE,
    ),
    "derived types that overload an action": lambda n: (_E, _each(entity("e#", BaseType="ns.e"), n), _each(_action("a", '<Parameter Name="b" Type="ns.e#"/>'), n), _SERVICE),
    "abstract types below an abstract type": lambda n: (
        '<ComplexType Name="c" Abstract="true"/>', _each('<ComplexType Name="c#" BaseType="ns.c" Abstract="true"/>', n),
        _each(entity("e#", prop("p", "ns.c")), n), _container(_each(_set("s#", "ns.e#"), n)),
    ),
    "sets of a type with derived types": lambda n: (_E, _each(entity("e#", BaseType="ns.e"), n), _container(_each(_set("s#", "ns.e"), n))),
    "sets of a type with links": lambda n: (entity("e", _each(nav("n#", "ns.e"), n)), _container(_each(_set("s#", "ns.e"), n))),
    "actions of a type with links": lambda n: (entity("e", _each(nav("n#", "Collection(ns.e)"), n)), _each(_action("a#", _BINDING), n), _SERVICE),
    "types of a type with properties": lambda n: (_complex("c", _each(prop("p#"), n)), _each(entity("e#", prop("p", "ns.c")), n), _container(_each(_set("s#", "ns.e#"), n))),
    "types of an enum with members": lambda n: (_enum(_each(_MEMBER, n)), _each(_complex("c#", prop("p", "ns.E")), n)),
    "types that double": lambda n: (_each(_complex("c#", prop("l", "ns.c%"), prop("r", "ns.c%")), n), entity("e", prop("p", "ns.c0")), _SERVICE),
    "links that double": lambda n: (
        _each(entity("e#", nav("l", "ns.e%", ContainsTarget="true"), nav("r", "ns.e%", ContainsTarget="true")), n), _THINGS,
    ),
    "links to one type": lambda n: (_E, _each(_complex("c#", nav("n", "ns.e")), n)),
    "functions that go on": lambda n: (
        _E, _SERVICE, _each(f'<Function Name="f#" IsBound="true" IsComposable="true">{_BINDING}<ReturnType Type="ns.e"/></Function>', n),
    ),
}  # fmt: skip
"""Many things are said of many others in few words."""

_NAMES: Mapping[str, _Parts] = {
    "types of one name": lambda n: (_complex("c") * n,),
    "properties of one name": lambda n: (_complex("c", prop("p") * n),),
    "overloads of one signature": lambda n: (_E, _action("a", _BINDING) * n),
    "sets of one name": lambda n: (_E, _container(_set("s", "ns.e") * n)),
    "properties that differ in case": lambda n: (_complex("c", *map(prop, _CASES[:n])),),
    "types that differ in case": lambda n: tuple(map(_complex, _CASES[:n])),
    "sets that differ in case": lambda n: (_E, _container(*(_set(name, "ns.e") for name in _CASES[:n]))),
    "parameters that differ in case": lambda n: (_E, _action("a", _BINDING, *(_PARAMETER.replace("p#", name) for name in _CASES[:n]))),
    "properties that are spelled alike": lambda n: (_complex("c", *(prop(_alike(i)) for i in range(n))),),
    "types that are spelled alike": lambda n: tuple(_complex(_alike(i)) for i in range(n)),
    "members that are spelled alike": lambda n: (_enum(*(_MEMBER.replace("m#", _alike(i)) for i in range(n))),),
    "sets that are spelled alike": lambda n: (_E, _container(*(_set(_alike(i), "ns.e") for i in range(n)))),
    "actions that are spelled alike": lambda n: (_E, _SERVICE, *(_action(_alike(i), _BINDING) for i in range(n))),
    "long names": lambda n: (_each(_complex(f"{'a' * 120}#", prop("b" * 128)), n),),
    "a long name": lambda n: (_complex("a" * n, prop("b" * n)),),
    "a long name of words": lambda n: (_complex("Ab" * n, prop("aB1" * n)),),
    "a long description": lambda n: (_complex("c", _P, description("a b. `c` &lt;d> [e](f) " * n)),),
}  # fmt: skip
"""Names are many, long, or alike."""


def _whole(parts: _Parts) -> Giant:
    return lambda count: edmx(schema(*parts(count))).encode()


def _schemas(count: int) -> bytes:
    return edmx(
        *(schema(_complex("c", _P), namespace=f"n.x{i}", alias=f"a{i}") for i in range(count))
    ).encode()


def _references(count: int) -> bytes:
    text = (
        '<edmx:Reference Uri="http://x.example/#"><edmx:Include Namespace="n#" Alias="b#"/></edmx:Reference>'
    )
    return edmx(schema(_E), before=_each(text, count)).encode()


_ALL = chain.from_iterable(each.items() for each in (_CROWDS, _ANNOTATED, _CHAINS, _PRODUCTS, _NAMES))
GIANTS: Mapping[str, Giant] = {
    **{name: _whole(parts) for name, parts in _ALL},
    "schemas": _schemas,
    "references": _references,
}
"""All of them by what there is so much of."""
