"""Types, enumerations and type definitions (CSDL3xx)."""

from __future__ import annotations

from csdlgen.diagnostics import Law, Severity
from csdlgen.laws.examples import v40

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

EMPTY_ENUM = Law(
    "CSDL305", WARNING, "An enumeration has members.",
    why="A property of that type could have no value.",
    cure="Add a member, or remove the type.",
    breaks='<EnumType Name="T"/>', keeps='<EnumType Name="T"><Member Name="a"/></EnumType>',
    rules=("R096",), section="10",
)  # fmt: skip
ENUM_VALUE = Law(
    "CSDL306", ERROR, "An enumeration member has a value that its underlying type can hold.",
    why="The value could not be sent.",
    cure="Correct the value, or choose a larger UnderlyingType.",
    breaks='<EnumType Name="T" UnderlyingType="Edm.Byte"><Member Name="a" Value="256"/></EnumType>',
    keeps='<EnumType Name="T" UnderlyingType="Edm.Byte"><Member Name="a" Value="255"/></EnumType>',
    rules=("R101",), section="10.3", edmlib=("EnumMemberValueOutOfRange",),
)  # fmt: skip
ENUM_UNDERLYING = Law(
    "CSDL307", ERROR, "An enumeration is based on an integer type.",
    why="Members stand for whole numbers.",
    cure="Use Edm.Byte, Edm.SByte, Edm.Int16, Edm.Int32 or Edm.Int64, or leave UnderlyingType out.",
    breaks='<EnumType Name="T" UnderlyingType="Edm.String"><Member Name="a"/></EnumType>',
    keeps='<EnumType Name="T" UnderlyingType="Edm.Byte"><Member Name="a"/></EnumType>',
    rules=("R035", "R097"), section="10.1",
    edmlib=("EnumMustHaveIntegerUnderlyingType", "BadUnresolvedPrimitiveType"),
)  # fmt: skip
FLAGS_VALUE = Law(
    "CSDL308", ERROR, "A flags member has an explicit value that is not negative.",
    why="Flags are combined bit by bit, so their values are chosen, not counted.",
    cure="Give every member a Value: 1, 2, 4, 8 and so on.",
    breaks='<EnumType Name="T" IsFlags="true"><Member Name="a" Value="-1"/></EnumType>',
    keeps='<EnumType Name="T" IsFlags="true"><Member Name="a" Value="1"/></EnumType>',
    rules=("R100",), section="10.3", edmlib=("EnumMemberMustHaveValue",),
)  # fmt: skip
ENUM_MIXED = Law(
    "CSDL328", ERROR, "Either all members of an enumeration have a Value, or none has.",
    why="Where only some have one, it cannot be told how the others count.",
    cure="Give every member a Value.",
    breaks='<EnumType Name="T"><Member Name="a" Value="1"/><Member Name="b"/></EnumType>',
    keeps='<EnumType Name="T"><Member Name="a" Value="1"/><Member Name="b" Value="2"/></EnumType>',
    rules=("R099",), section="10.3", edmlib=("EnumMemberMustHaveValue",),
)  # fmt: skip
BUILT_IN_BASE = Law(
    "CSDL329", ERROR, "A base type is one that a schema declares.",
    why="Edm.EntityType and Edm.ComplexType stand for any type; they have nothing to inherit.",
    cure="Remove BaseType.",
    breaks='<ComplexType Name="T" BaseType="Edm.ComplexType"/>', keeps='<ComplexType Name="T"/>',
    rules=("R032",), section="3.4",
    edmlib=("EntityTypeBaseTypeCannotBeEdmEntityType", "ComplexTypeBaseTypeCannotBeEdmComplexType"),
)  # fmt: skip
BUILT_IN_SOURCE = Law(
    "CSDL330", ERROR, "An entity set or singleton has an entity type that a schema declares.",
    why="Edm.EntityType says nothing about what is there.",
    cure="Name an entity type; an abstract one, if several kinds of entities are there.",
    breaks='<EntityContainer Name="K"><EntitySet Name="s" EntityType="Edm.EntityType"/></EntityContainer>',
    keeps='<EntityContainer Name="K"><EntitySet Name="s" EntityType="self.Thing"/></EntityContainer>',
    rules=("R033",), section="3.4",
    edmlib=("EntityTypeOfEntitySetCannotBeEdmEntityType", "EntityTypeOfSingletonCannotBeEdmEntityType"),
)  # fmt: skip
DEFINITION_UNDERLYING = Law(
    "CSDL331", ERROR, "A type definition is based on a primitive type.",
    why="A definition gives a primitive type a name and facets; it does not build on anything else.",
    cure="Name a primitive type. Edm.PrimitiveType is allowed from version 4.01 on, Edm.Untyped never.",
    breaks='<TypeDefinition Name="T" UnderlyingType="Edm.Untyped"/>',
    keeps='<TypeDefinition Name="T" UnderlyingType="Edm.Int32"/>',
    rules=("R035", "R103"), section="11.1",
    edmlib=("TypeDefinitionUnderlyingTypeCannotBeEdmPrimitiveType", "BadUnresolvedPrimitiveType"),
)  # fmt: skip
ABSTRACT_COLLECTION = Law(
    "CSDL332", ERROR, "There is no collection of Edm.PrimitiveType.",
    why="Its items could be of different types, and JSON does not tell them apart.",
    cure="Name a concrete primitive type, or use Collection(Edm.Untyped).",
    breaks='<ComplexType Name="T"><Property Name="a" Type="Collection(Edm.PrimitiveType)" Nullable="false"/></ComplexType>',
    keeps='<ComplexType Name="T"><Property Name="a" Type="Collection(Edm.Untyped)" Nullable="false"/></ComplexType>',
    rules=("R036",), section="3.4",
    edmlib=("PropertyTypeCannotBeCollectionOfAbstractType", "OperationWithCollectionOfAbstractReturnTypeInvalid"),
)  # fmt: skip
UNTYPED_40 = Law(
    "CSDL333", WARNING, "In a document of version 4.0 there is no Edm.Untyped and no collection of Edm.ComplexType.",
    why="Clients of version 4.0 do not know them.",
    cure="Raise the version to 4.01, or name a type.",
    breaks=v40('<ComplexType Name="T"><Property Name="a" Type="Edm.Untyped"/></ComplexType>'),
    keeps='<ComplexType Name="T"><Property Name="a" Type="Edm.Untyped"/></ComplexType>',
    rules=("R037",), section="17", edmlib=("PropertyTypeCannotBeCollectionOfAbstractType",),
)  # fmt: skip
STREAM = Law(
    "CSDL334", ERROR, "A stream is neither an item of a collection nor an argument.",
    why="A stream is read and written at a URL of its own.",
    cure="Use Edm.Binary, or a media entity for each stream.",
    breaks='<ComplexType Name="T"><Property Name="a" Type="Collection(Edm.Stream)" Nullable="false"/></ComplexType>',
    keeps='<ComplexType Name="T"><Property Name="a" Type="Edm.Stream"/></ComplexType>',
    rules=("R038",), section="3.3",
)  # fmt: skip
PATH_TYPE = Law(
    "CSDL335", ERROR, "Path types are types of terms, and of properties of complex types that only terms use.",
    why="A path leads through the model; it is no data that a service could send.",
    cure="Use Edm.String.",
    breaks='<EntityType Name="T" BaseType="self.Thing"><Property Name="a" Type="Edm.PropertyPath"/></EntityType>',
    keeps='<Term Name="T" Type="Edm.PropertyPath"/>',
    rules=("R039",), section="3.5",
    edmlib=(
        "DeclaringTypeOfNavigationSourceCannotHavePathProperty", "TypeOfNavigationPropertyCannotHavePathProperty",
    ),
)  # fmt: skip
PATH_TYPE_40 = Law(
    "CSDL336", WARNING, "In a document of version 4.0 there is no Edm.ModelElementPath and no Edm.AnyPropertyPath.",
    why="Clients of version 4.0 do not know them.",
    cure="Raise the version to 4.01, or use another path type.",
    breaks=v40('<Term Name="T" Type="Edm.AnyPropertyPath"/>'),
    keeps='<Term Name="T" Type="Edm.AnyPropertyPath"/>',
    rules=("R040",), section="17",
)  # fmt: skip
CONCRETE_BASE = Law(
    "CSDL337", ERROR, "An abstract entity type does not derive from one that is not abstract.",
    why="Where its base can stand, something must be able to stand in its place.",
    cure='Remove Abstract="true", or make the base type abstract.',
    breaks='<EntityType Name="T" BaseType="self.Thing" Abstract="true"/>',
    keeps='<EntityType Name="T" BaseType="self.Thing"/>',
    rules=("R052",), section="6.2",
)  # fmt: skip
CLOSED_DERIVED = Law(
    "CSDL338", WARNING, "A type derived from an open type says that it is open.",
    why="It is open in any case; readers that look only at the type itself take it for closed.",
    cure='Add OpenType="true".',
    breaks='<ComplexType Name="T" OpenType="true"/><ComplexType Name="U" BaseType="self.T"/>',
    keeps='<ComplexType Name="T" OpenType="true"/><ComplexType Name="U" BaseType="self.T" OpenType="true"/>',
    rules=("R054",), section="6.3",
)  # fmt: skip
NO_STREAM_DERIVED = Law(
    "CSDL339", WARNING, "A type derived from a media entity type says that it has a stream.",
    why="It has one in any case; readers that look only at the type itself do not see it.",
    cure='Add HasStream="true".',
    breaks=(
        '<EntityType Name="T" BaseType="self.Thing" HasStream="true"/><EntityType Name="U" BaseType="self.T"/>'
    ),
    keeps=(
        '<EntityType Name="T" BaseType="self.Thing" HasStream="true"/>'
        '<EntityType Name="U" BaseType="self.T" HasStream="true"/>'
    ),
    rules=("R055",), section="6.4",
)  # fmt: skip
