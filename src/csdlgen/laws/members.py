"""Properties, their facets, and keys (CSDL3xx)."""

from __future__ import annotations

from csdlgen.diagnostics import Law, Severity
from csdlgen.laws.examples import v40

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

NO_KEY = Law(
    "CSDL302", WARNING, "An entity type that is not abstract has a key.",
    why="Entities without a key cannot be told apart. Version 4.01 allows them where nobody has to.",
    cure="Add a Key, or make the type abstract or complex.",
    breaks=v40('<EntityType Name="T"/>'), keeps=v40('<EntityType Name="T" BaseType="self.Thing"/>'),
    rules=("R053",), section="6.2",
)  # fmt: skip
KEY_PROPERTY = Law(
    "CSDL303", ERROR, "A key names properties of its type.",
    why="Identity must be made of something that every entity has.",
    cure="Correct the name. A path leads through complex properties: Place/City.",
    breaks='<EntityType Name="T"><Key><PropertyRef Name="a"/></Key></EntityType>',
    keeps='<EntityType Name="T"><Key><PropertyRef Name="a"/></Key><Property Name="a" Type="Edm.Int32" Nullable="false"/></EntityType>',
    rules=("R058",), section="6.5", edmlib=("BadUnresolvedProperty", "KeyPropertyMustBelongToEntity"),
)  # fmt: skip
KEY_REDECLARED = Law(
    "CSDL304", ERROR, "A key is declared only where none is inherited.",
    why="An entity has one identity, whatever type it is seen as.",
    cure="Remove one of the two keys.",
    breaks='<EntityType Name="T" BaseType="self.Thing"><Key><PropertyRef Name="Id"/></Key></EntityType>',
    keeps='<EntityType Name="T" BaseType="self.Thing"/>',
    rules=("R057",), section="6.5", edmlib=("InvalidKey",),
)  # fmt: skip
EMPTY_KEY = Law(
    "CSDL340", ERROR, "A key names at least one property.",
    why="Identity must be made of something.",
    cure="Add a PropertyRef, or remove the Key.",
    breaks='<EntityType Name="T"><Key/></EntityType>', keeps='<EntityType Name="T" BaseType="self.Thing"/>',
    rules=("R056",), section="6.5",
)  # fmt: skip
KEY_TWICE = Law(
    "CSDL341", ERROR, "A key names each property once.",
    why="The second time says nothing new, and URLs would have to give the value twice.",
    cure="Remove one PropertyRef.",
    breaks=(
        '<EntityType Name="T"><Key><PropertyRef Name="a"/><PropertyRef Name="a"/></Key>'
        '<Property Name="a" Type="Edm.Int32" Nullable="false"/></EntityType>'
    ),
    keeps='<EntityType Name="T"><Key><PropertyRef Name="a"/></Key><Property Name="a" Type="Edm.Int32" Nullable="false"/></EntityType>',
    rules=("R059",), section="6.5", edmlib=("DuplicatePropertySpecifiedInEntityKey",),
)  # fmt: skip
KEY_NULLABLE = Law(
    "CSDL342", ERROR, "A key property cannot be null, nor can anything on the way to it.",
    why="An entity without a complete key cannot be addressed. Without Nullable a property may be null.",
    cure='Add Nullable="false" to the property.',
    breaks='<EntityType Name="T"><Key><PropertyRef Name="a"/></Key><Property Name="a" Type="Edm.Int32"/></EntityType>',
    keeps='<EntityType Name="T"><Key><PropertyRef Name="a"/></Key><Property Name="a" Type="Edm.Int32" Nullable="false"/></EntityType>',
    rules=("R060",), section="6.5", edmlib=("InvalidKey",),
)  # fmt: skip
KEY_TYPE = Law(
    "CSDL343", ERROR, "A key property has a type whose values can be compared and stand in a URL.",
    why="Floating-point numbers, binary data, places and collections identify nothing reliably.",
    cure="Use a whole number, a Guid, a string, a date or time, a decimal, a truth value or an enumeration.",
    breaks='<EntityType Name="T"><Key><PropertyRef Name="a"/></Key><Property Name="a" Type="Edm.Double" Nullable="false"/></EntityType>',
    keeps='<EntityType Name="T"><Key><PropertyRef Name="a"/></Key><Property Name="a" Type="Edm.Guid" Nullable="false"/></EntityType>',
    rules=("R034", "R061"), section="6.5",
    edmlib=("EntityKeyMustBeScalar", "KeyPropertyTypeCannotBeEdmPrimitiveType"),
)  # fmt: skip
KEY_ALIAS = Law(
    "CSDL344", ERROR, "A path in a key has an alias, and only a path has one; no property or other alias is called so.",
    why="URLs name key values by simple identifiers.",
    cure="Give the PropertyRef of a path an Alias that is free.",
    breaks=(
        '<EntityType Name="T"><Key><PropertyRef Name="s/w"/></Key><Property Name="s" Type="self.U" Nullable="false"/></EntityType>'
        '<ComplexType Name="U"><Property Name="w" Type="Edm.Int32" Nullable="false"/></ComplexType>'
    ),
    keeps=(
        '<EntityType Name="T"><Key><PropertyRef Name="s/w" Alias="w"/></Key><Property Name="s" Type="self.U" Nullable="false"/></EntityType>'
        '<ComplexType Name="U"><Property Name="w" Type="Edm.Int32" Nullable="false"/></ComplexType>'
    ),
    rules=("R062",), section="6.5",
)  # fmt: skip
KEY_ABROAD = Law(
    "CSDL345", ERROR, "A key through a related entity takes all key properties of that entity, from version 4.01 on.",
    why="A part of another key does not identify; clients of version 4.0 do not know such keys.",
    cure="List all key properties of the related entity.",
    breaks=(
        '<EntityType Name="T"><Key><PropertyRef Name="n/a" Alias="na"/></Key><NavigationProperty Name="n" Type="self.U" Nullable="false"/></EntityType>'
        '<EntityType Name="U"><Key><PropertyRef Name="a"/><PropertyRef Name="b"/></Key>'
        '<Property Name="a" Type="Edm.Int32" Nullable="false"/><Property Name="b" Type="Edm.Int32" Nullable="false"/></EntityType>'
    ),
    keeps=(
        '<EntityType Name="T"><Key><PropertyRef Name="n/Id" Alias="nId"/></Key>'
        '<NavigationProperty Name="n" Type="self.Thing" Nullable="false"/></EntityType>'
    ),
    rules=("R063",), section="6.5",
)  # fmt: skip
SOURCE_WITHOUT_KEY = Law(
    "CSDL346", ERROR, "The entities of a set, or of a contained collection, have a key.",
    why="Without one no entity of the set can be addressed.",
    cure="Add a Key to the entity type.",
    breaks='<EntityType Name="T"/><EntityContainer Name="K"><EntitySet Name="s" EntityType="self.T"/></EntityContainer>',
    keeps='<EntityContainer Name="K"><EntitySet Name="s" EntityType="self.Thing"/></EntityContainer>',
    rules=("R064", "R085", "R121"), section="13.2",
    edmlib=("NavigationSourceTypeHasNoKeys", "EntitySetTypeHasNoKeys"),
)  # fmt: skip
SINGLE_WITHOUT_KEY_40 = Law(
    "CSDL347", WARNING, "In a document of version 4.0 singletons and single related entities have a key.",
    why="Clients of version 4.0 rely on it.",
    cure="Add a Key to the entity type, or raise the version.",
    breaks=v40('<EntityType Name="T" Abstract="true"/><EntityContainer Name="K"><Singleton Name="s" Type="self.T"/></EntityContainer>'),
    keeps=v40('<EntityContainer Name="K"><Singleton Name="s" Type="self.Thing"/></EntityContainer>'),
    rules=("R065",), section="6.5",
)  # fmt: skip
NAME_OF_TYPE = Law(
    "CSDL348", WARNING, "A property is not called like the type that declares it.",
    why="Many languages take such a member for a constructor.",
    cure="Rename the property.",
    breaks='<ComplexType Name="T"><Property Name="T" Type="Edm.Int32"/></ComplexType>',
    keeps='<ComplexType Name="T"><Property Name="a" Type="Edm.Int32"/></ComplexType>',
    rules=("R049",), section="6", edmlib=("BadProperty", "AlreadyDefined"),
)  # fmt: skip
REDECLARED = Law(
    "CSDL349", ERROR, "An inherited property is declared again only with a type derived from the inherited one.",
    why="Whoever knows only the base type must be able to read the property. Version 4.0 allows no second declaration at all.",
    cure="Rename the property, or remove the second declaration.",
    breaks='<ComplexType Name="T" BaseType="self.Size"><Property Name="Width" Type="Edm.String"/></ComplexType>',
    keeps='<ComplexType Name="T" BaseType="self.Size"><Property Name="Height" Type="Edm.Int32"/></ComplexType>',
    rules=("R068", "R078"), section="7", edmlib=("AlreadyDefined",),
)  # fmt: skip
ITEM_NULLABLE = Law(
    "CSDL350", INFO, "In a document of version 4.01 a collection says whether its items can be null.",
    why="Without Nullable a client cannot tell.",
    cure='Add Nullable="false", or "true".',
    breaks='<ComplexType Name="T"><Property Name="a" Type="Collection(Edm.Int32)"/></ComplexType>',
    keeps='<ComplexType Name="T"><Property Name="a" Type="Collection(Edm.Int32)" Nullable="false"/></ComplexType>',
    rules=("R070",), section="7.2.1",
)  # fmt: skip
MAX_LENGTH = Law(
    "CSDL351", ERROR, "MaxLength is a positive whole number, or max in version 4.0.",
    why="Nothing else is a length.",
    cure="Write a number, or leave MaxLength out where there is no limit.",
    breaks='<ComplexType Name="T"><Property Name="a" Type="Edm.String" MaxLength="0"/></ComplexType>',
    keeps='<ComplexType Name="T"><Property Name="a" Type="Edm.String" MaxLength="80"/></ComplexType>',
    rules=("R071",), section="7.2.2", edmlib=("InvalidMaxLength", "MaxLengthOutOfRange"),
)  # fmt: skip
PRECISION = Law(
    "CSDL352", ERROR, "Precision is positive for decimals, and 0 to 12 for times.",
    why="A decimal has at least one digit; no clock counts finer than picoseconds.",
    cure="Correct the number.",
    breaks='<ComplexType Name="T"><Property Name="a" Type="Edm.TimeOfDay" Precision="13"/></ComplexType>',
    keeps='<ComplexType Name="T"><Property Name="a" Type="Edm.TimeOfDay" Precision="12"/></ComplexType>',
    rules=("R072",), section="7.2.3", edmlib=("PrecisionOutOfRange", "InvalidInteger"),
)  # fmt: skip
SCALE = Law(
    "CSDL353", ERROR, "Scale is a whole number that is not negative, variable, or from version 4.01 on floating.",
    why="Nothing else says how many decimals there are.",
    cure="Correct the value.",
    breaks='<ComplexType Name="T"><Property Name="a" Type="Edm.Decimal" Scale="few"/></ComplexType>',
    keeps='<ComplexType Name="T"><Property Name="a" Type="Edm.Decimal" Scale="variable"/></ComplexType>',
    rules=("R073",), section="7.2.4", edmlib=("InvalidInteger", "ScaleOutOfRange"),
)  # fmt: skip
SCALE_PRECISION = Law(
    "CSDL354", ERROR, "Scale is not greater than Precision.",
    why="A number cannot have more decimals than digits.",
    cure="Raise Precision, or lower Scale.",
    breaks='<ComplexType Name="T"><Property Name="a" Type="Edm.Decimal" Precision="2" Scale="3"/></ComplexType>',
    keeps='<ComplexType Name="T"><Property Name="a" Type="Edm.Decimal" Precision="3" Scale="2"/></ComplexType>',
    rules=("R074",), section="7.2.4", edmlib=("ScaleOutOfRange",),
)  # fmt: skip
SRID = Law(
    "CSDL355", ERROR, "SRID is a whole number that is not negative, or variable.",
    why="It names a reference system by its number.",
    cure="Correct the value; leave SRID out for the usual system.",
    breaks='<ComplexType Name="T"><Property Name="a" Type="Edm.GeographyPoint" SRID="WGS84"/></ComplexType>',
    keeps='<ComplexType Name="T"><Property Name="a" Type="Edm.GeographyPoint" SRID="4326"/></ComplexType>',
    rules=("R075",), section="7.2.6", edmlib=("InvalidSrid",),
)  # fmt: skip
FACET = Law(
    "CSDL356", WARNING, "A facet applies to its type.",
    why="A facet of another type has no effect; perhaps the type is the slip.",
    cure="Remove the facet, or correct the type.",
    breaks='<ComplexType Name="T"><Property Name="a" Type="Edm.Int32" MaxLength="4"/></ComplexType>',
    keeps='<ComplexType Name="T"><Property Name="a" Type="Edm.String" MaxLength="4"/></ComplexType>',
    rules=("R076",), section="7.2",
)  # fmt: skip
DEFAULT_VALUE = Law(
    "CSDL357", ERROR, "A default value is a literal of its type, which is primitive or an enumeration.",
    why="A client that fills it in would send something that the service refuses.",
    cure="Correct the literal, or remove DefaultValue.",
    breaks='<ComplexType Name="T"><Property Name="a" Type="Edm.Int32" DefaultValue="none"/></ComplexType>',
    keeps='<ComplexType Name="T"><Property Name="a" Type="Edm.Int32" DefaultValue="0"/></ComplexType>',
    rules=("R077", "R135"), section="7.2.7", edmlib=("InvalidInteger",),
)  # fmt: skip
FACET_AGAIN = Law(
    "CSDL358", ERROR, "What a type definition fixes is not said again where the definition is used.",
    why="The definition would not be the same everywhere.",
    cure="Remove the facet, or use the underlying type.",
    breaks=(
        '<TypeDefinition Name="T" UnderlyingType="Edm.String" MaxLength="3"/>'
        '<ComplexType Name="U"><Property Name="a" Type="self.T" MaxLength="4"/></ComplexType>'
    ),
    keeps=(
        '<TypeDefinition Name="T" UnderlyingType="Edm.String"/>'
        '<ComplexType Name="U"><Property Name="a" Type="self.T" MaxLength="4"/></ComplexType>'
    ),
    rules=("R104",), section="11.1",
)  # fmt: skip
UNICODE_40 = Law(
    "CSDL359", INFO, "In a document of version 4.0 only properties and type definitions say whether they hold Unicode.",
    why="Version 4.0 does not know the facet elsewhere.",
    cure="Remove Unicode, or raise the version.",
    breaks=v40('<Action Name="A"><Parameter Name="p" Type="Edm.String" Unicode="true"/></Action>'),
    keeps='<Action Name="A"><Parameter Name="p" Type="Edm.String" Unicode="true"/></Action>',
    rules=("R115",), section="17",
)  # fmt: skip
