"""The entity container (CSDL3xx)."""

from __future__ import annotations

from csdlgen.diagnostics import Law, Severity
from csdlgen.laws.examples import v40

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def _container(*children: str, more: str = "") -> str:
    return f'<EntityContainer Name="K"{more}>{"".join(children)}</EntityContainer>'


def _set(name: str, kind: str, *bindings: tuple[str, str]) -> str:
    inside = "".join(f'<NavigationPropertyBinding Path="{p}" Target="{t}"/>' for p, t in bindings)
    return f'<EntitySet Name="{name}" EntityType="self.{kind}">{inside}</EntitySet>'


_THINGS = _set("Things", "Thing")
_PEOPLE = _set("People", "Person")
_BOX = (
    '<EntityType Name="Box" BaseType="self.Thing">'
    '<NavigationProperty Name="Parts" Type="Collection(self.Thing)" ContainsTarget="true"/></EntityType>'
)

UNKNOWN_BINDING = Law(
    "CSDL311", ERROR, "A navigation property binding names an entity set or singleton.",
    why="It says where the related entities are.",
    cure="Correct Target, or add the entity set.",
    breaks=_container(_set("Things", "Thing", ("Owner", "Poeple")), _PEOPLE),
    keeps=_container(_set("Things", "Thing", ("Owner", "People")), _PEOPLE),
    rules=("R128",), section="13.4.2", edmlib=("BadUnresolvedEntitySet",),
)  # fmt: skip
EMPTY_CONTAINER = Law(
    "CSDL381", WARNING, "An entity container holds or extends something.",
    why="An empty container offers nothing.",
    cure="Add an entity set, a singleton or an import, or remove the container.",
    breaks=_container(), keeps=_container(_THINGS), rules=("R117",), section="13",
)  # fmt: skip
CONTAINER_MEMBER_TWICE = Law(
    "CSDL382", ERROR, "The children of a container have different names.",
    why="The name is their URL.",
    cure="Rename one of the two.",
    breaks=_container(_THINGS, _THINGS), keeps=_container(_THINGS, _PEOPLE),
    rules=("R118",), section="13", edmlib=("DuplicateEntityContainerMemberName",),
)  # fmt: skip
EXTENDS = Law(
    "CSDL383", ERROR, "A container extends another one that exists, and not itself.",
    why="It offers everything that the other one offers.",
    cure="Correct Extends.",
    breaks=_container(_THINGS, more=' Extends="self.Nothing"'), keeps=_container(_THINGS),
    rules=("R119",), section="13.1", edmlib=("BadUnresolvedEntityContainer",),
)  # fmt: skip
REDEFINED = Law(
    "CSDL384", ERROR, "What a container inherits keeps its kind; a set or singleton may get a derived type, an import nothing.",
    why="Whoever knows the extended container must be able to use this one.",
    cure="Rename the child, or give it a type derived from the inherited one.",
    breaks=(
        _container(_THINGS, more=' Extends="self.L"')
        + '<EntityContainer Name="L">' + _set("Things", "Person") + "</EntityContainer>"
    ),
    keeps=(
        _container(_PEOPLE, more=' Extends="self.L"')
        + '<EntityContainer Name="L">' + _THINGS + "</EntityContainer>"
    ),
    rules=("R120",), section="13.1",
)  # fmt: skip
SINGLETON_NULLABLE_40 = Law(
    "CSDL385", WARNING, "In a document of version 4.0 a singleton does not say whether it can be null.",
    why="Version 4.0 knows no singletons that can be null.",
    cure="Remove Nullable, or raise the version.",
    breaks=v40(_container('<Singleton Name="s" Type="self.Thing" Nullable="true"/>')),
    keeps=v40(_container('<Singleton Name="s" Type="self.Thing"/>')),
    rules=("R122",), section="13.3",
)  # fmt: skip
BINDING_PATH = Law(
    "CSDL386", ERROR, "The path of a binding leads to a navigation property.",
    why="A binding says where the entities behind a navigation property are. A property of a derived type needs the cast in front.",
    cure="Correct Path: complex and containment properties and casts, then the navigation property.",
    breaks=_container(_set("Things", "Thing", ("Name", "People")), _PEOPLE),
    keeps=_container(_set("Things", "Thing", ("Owner", "People")), _PEOPLE),
    rules=("R124", "R126"), section="13.4.1",
    edmlib=("UnresolvedNavigationPropertyBindingPath", "BadUnresolvedNavigationPropertyPath"),
)  # fmt: skip
BINDING_CONTAINMENT = Law(
    "CSDL387", ERROR, "The path of a binding passes only containment properties and does not end in one.",
    why="Contained entities are where their container is; all others are bound where they are declared.",
    cure="Remove the binding, or bind the property in the set of the entities in between.",
    breaks=_BOX + _container(_set("Boxes", "Box", ("Parts", "Things")), _THINGS),
    keeps=_BOX + _container(_set("Boxes", "Box", ("Parts/Owner", "People")), _PEOPLE),
    rules=("R125",), section="13.4.1",
    edmlib=("BadUnresolvedNavigationPropertyPath", "NavigationPropertyEntityMustNotIndirectlyContainItself"),
)  # fmt: skip
BINDING_TWICE = Law(
    "CSDL388", ERROR, "A path is bound once.",
    why="The entities are in one place.",
    cure="Remove one binding, or use a more specific path.",
    breaks=_container(_set("Things", "Thing", ("Owner", "People"), ("Owner", "People")), _PEOPLE),
    keeps=_container(_set("Things", "Thing", ("Owner", "People")), _PEOPLE),
    rules=("R127",), section="13.4.1", edmlib=("DuplicateNavigationPropertyMapping",),
)  # fmt: skip
BINDING_TARGET = Law(
    "CSDL389", ERROR, "The target path of a binding leads over single values to a contained entity or collection.",
    why="Every step must be one that can be followed without choosing an entity.",
    cure="Correct Target.",
    breaks=_container(_set("Things", "Thing", ("Owner", "self.K/Top/Nothing")), '<Singleton Name="Top" Type="self.Thing"/>'),
    keeps=_container(_set("Things", "Thing", ("Owner", "self.K/Top")), '<Singleton Name="Top" Type="self.Person"/>'),
    rules=("R128", "R129"), section="13.4.2", edmlib=("BadUnresolvedEntitySet",),
)  # fmt: skip
BINDING_FITS = Law(
    "CSDL390", WARNING, "A bound set holds entities of the type that the property leads to; a singleton is bound to a single one.",
    why="Otherwise the entities cannot be there.",
    cure="Bind the property to a set of the right type.",
    breaks=_container(_set("Things", "Thing", ("Owner", "Things"))),
    keeps=_container(_set("Things", "Thing", ("Owner", "People")), _PEOPLE),
    rules=("R130",), section="13.4",
    edmlib=(
        "NavigationPropertyMappingMustPointToValidTargetForProperty",
        "NavigationPropertyOfCollectionTypeMustNotTargetToSingleton",
    ),
)  # fmt: skip
IMPORT_BOUND = Law(
    "CSDL391", ERROR, "An import names an unbound operation of its kind.",
    why="A bound operation is called on something, not at the root of the service.",
    cure="Remove the import, or name an unbound overload.",
    breaks=(
        '<Action Name="A" IsBound="true"><Parameter Name="it" Type="self.Thing"/></Action>'
        + _container('<ActionImport Name="a" Action="self.A"/>')
    ),
    keeps='<Action Name="A"/>' + _container('<ActionImport Name="a" Action="self.A"/>'),
    rules=("R131", "R132"), section="13.5",
    edmlib=("OperationImportCannotImportBoundOperation", "BadUnresolvedOperation"),
)  # fmt: skip
IMPORT_RESULT = Law(
    "CSDL392", ERROR, "An import names an entity set only if its operation returns entities of that set.",
    why="The set says where the returned entities are.",
    cure="Remove EntitySet, or name a set of the returned type.",
    breaks='<Action Name="A"/>' + _container(_THINGS, '<ActionImport Name="a" Action="self.A" EntitySet="Things"/>'),
    keeps=(
        '<Action Name="A"><ReturnType Type="self.Thing"/></Action>'
        + _container(_THINGS, '<ActionImport Name="a" Action="self.A" EntitySet="Things"/>')
    ),
    rules=("R133",), section="13.5",
    edmlib=(
        "OperationImportSpecifiesEntitySetButDoesNotReturnEntityType",
        "OperationImportEntityTypeDoesNotMatchEntitySet", "OperationImportEntitySetExpressionIsInvalid",
    ),
)  # fmt: skip
IMPORT_LISTED = Law(
    "CSDL393", WARNING, "Only functions without parameters are listed in the service document.",
    why="The service document lists what can be fetched as it stands.",
    cure="Remove IncludeInServiceDocument.",
    breaks=(
        '<Function Name="F"><Parameter Name="p" Type="Edm.Int32"/><ReturnType Type="Edm.Int32"/></Function>'
        + _container('<FunctionImport Name="f" Function="self.F" IncludeInServiceDocument="true"/>')
    ),
    keeps=(
        '<Function Name="F"><ReturnType Type="Edm.Int32"/></Function>'
        + _container('<FunctionImport Name="f" Function="self.F" IncludeInServiceDocument="true"/>')
    ),
    rules=("R134",), section="13.6", edmlib=("FunctionImportWithParameterShouldNotBeIncludedInServiceDocument",),
)  # fmt: skip
