"""What names in a model stand for (CSDL2xx)."""

from __future__ import annotations

from csdlgen.diagnostics import Law, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

UNDEFINED_NAME = Law(
    "CSDL201", ERROR, "A name in a namespace of the input is defined there.",
    why="What nothing defines has no shape; the name is kept as written.",
    cure="Correct the name, or define the type.",
    breaks='<ComplexType Name="T"><Property Name="a" Type="self.Sice"/></ComplexType>',
    keeps='<ComplexType Name="T"><Property Name="a" Type="self.Size"/></ComplexType>',
    rules=("R050", "R067", "R079", "R111", "R121", "R122", "R131", "R132", "R135"), section="3",
    edmlib=(
        "BadUnresolvedType", "BadUnresolvedEntityType", "BadUnresolvedComplexType", "BadUnresolvedPrimitiveType",
        "BadUnresolvedOperation", "InvalidTypeName",
    ),
)  # fmt: skip
FOREIGN_NAME = Law(
    "CSDL202", WARNING, "A name is defined by some input.",
    why="The document that defines it is included, but is not at hand; its types are unknown.",
    cure="Add the document that defines the namespace to the inputs.",
    rules=("R013",), section="3",
)  # fmt: skip
DUPLICATE_TYPE = Law(
    "CSDL203", ERROR, "A type, term or container name is unique in the model.",
    why="Nobody can tell which of two is meant; the second is skipped.",
    cure="Rename or remove one of the two.",
    breaks='<ComplexType Name="T"/><ComplexType Name="T"/>', keeps='<ComplexType Name="T"/><ComplexType Name="U"/>',
    rules=("R028", "R029"), section="3.1", edmlib=("AlreadyDefined",),
)  # fmt: skip
DUPLICATE_MEMBER = Law(
    "CSDL204", ERROR, "Member names are unique inside a type.",
    why="Nobody can tell which of two is meant; the second is skipped.",
    cure="Rename or remove one of the two.",
    breaks='<ComplexType Name="T"><Property Name="a" Type="Edm.Int32"/><Property Name="a" Type="Edm.Int32"/></ComplexType>',
    keeps='<ComplexType Name="T"><Property Name="a" Type="Edm.Int32"/><Property Name="b" Type="Edm.Int32"/></ComplexType>',
    rules=("R048", "R078", "R098"), section="6", edmlib=("AlreadyDefined",),
)  # fmt: skip
BASE_CYCLE = Law(
    "CSDL205", ERROR, "Every base chain ends.",
    why="A type cannot be made of itself; one base type of the circle is ignored.",
    cure="Remove one BaseType of the circle.",
    breaks='<ComplexType Name="T" BaseType="self.U"/><ComplexType Name="U" BaseType="self.T"/>',
    keeps='<ComplexType Name="T" BaseType="self.U"/><ComplexType Name="U"/>',
    rules=("R051",), section="6.1", edmlib=("BadCyclicEntity", "BadCyclicComplex"),
)  # fmt: skip
BASE_KIND = Law(
    "CSDL206", ERROR, "A base type is of the same kind as the type derived from it.",
    why="Entities have identity and complex values have none; the base type is ignored.",
    cure="Make both entity types or both complex types.",
    breaks='<ComplexType Name="T" BaseType="self.Thing"/>', keeps='<ComplexType Name="T" BaseType="self.Size"/>',
    rules=("R050",), section="6.1", edmlib=("BadUnresolvedEntityType", "BadUnresolvedComplexType"),
)  # fmt: skip
WRONG_KIND = Law(
    "CSDL207", ERROR, "A name stands for the kind of thing that its place asks for.",
    why="A structural property holds a value, a navigation property leads to entities, an entity set holds entities.",
    cure="Name a type of the right kind, or make a navigation property of it.",
    breaks='<ComplexType Name="T"><Property Name="a" Type="self.Thing"/></ComplexType>',
    keeps='<ComplexType Name="T"><NavigationProperty Name="a" Type="self.Thing"/></ComplexType>',
    rules=("R067", "R079", "R103", "R121", "R122"), section="7.1",
    edmlib=(
        "InvalidPropertyType", "InvalidNavigationPropertyType", "BadUnresolvedEntityType",
        "EntitySetTypeMustBeCollectionOfEntityType", "SingletonTypeMustBeEntityType", "BadUnresolvedPrimitiveType",
    ),
)  # fmt: skip
DUPLICATE_OPERATION = Law(
    "CSDL208", ERROR, "Overloads of an operation differ in their parameters.",
    why="A call could mean either; the second is skipped.",
    cure="Let them differ in their binding type or the types of their parameters.",
    breaks='<Action Name="A"/><Action Name="A"/>',
    keeps='<Action Name="A"/><Action Name="B"/>',
    rules=("R105", "R107"), section="12.4", edmlib=("DuplicateActions", "DuplicateFunctions", "AlreadyDefined"),
)  # fmt: skip
UNKNOWN_TARGET = Law(
    "CSDL209", ERROR, "Annotations target an element of the model.",
    why="Annotations of nothing are lost.",
    cure="Correct the target. An overload is named with the types of its parameters: ns.f(ns.type,Edm.Int32).",
    breaks='<Annotations Target="self.Thing/Nmae"><Annotation Term="self.Note" String="x"/></Annotations>',
    keeps='<Annotations Target="self.Thing/Name"><Annotation Term="self.Note" String="x"/></Annotations>',
    rules=("R043", "R045", "R046"), section="14.2.2",
    edmlib=(
        "BadUnresolvedTarget", "BadUnresolvedProperty", "BadUnresolvedType", "BadUnresolvedOperation",
        "BadUnresolvedParameter",
    ),
)  # fmt: skip
BASE_DEPTH = Law(
    "CSDL210", ERROR, "A base chain is of a length that programs can bear.",
    why="Importing a class imports its bases, and Python bears about 150 nested imports.",
    cure="Shorten the chain.",
)  # fmt: skip
TOO_MANY_INHERITED = Law(
    "CSDL215", ERROR, "The members of all types together, with those that they inherit, are of a number that programs can bear.",
    why="A short document can say that each of a million types inherits a million members.",
    cure="Leave types out, or give fewer of them a base with many members.",
)  # fmt: skip
LONG_SIGNATURE = Law(
    "CSDL216", ERROR, "An operation has parameters of a number that programs can bear.",
    why="All their types together tell its overloads apart, and are part of the path of each parameter.",
    cure="Let it take one parameter of a complex type.",
)  # fmt: skip
TOO_MANY_SHARED = Law(
    "CSDL217", ERROR, "The annotations of all overloads together are of a number that programs can bear.",
    why="A short document can say that each of a million overloads has a million annotations.",
    cure="Annotate the overload that is meant: ns.f(ns.type,Edm.Int32).",
)  # fmt: skip
LONG_URL = Law(
    "CSDL218", WARNING, "Every type is found at a URL that servers take.",
    why="Some servers refuse URLs of more than 2,000 characters, so examples and lists of requests show none.",
    cure="Offer the type, or one on the way to it, in an entity set or a singleton of its own.",
)  # fmt: skip
PATTERN = Law(
    "CSDL211", WARNING, "A pattern of include or exclude matches a type.",
    why="A pattern without effect is often a slip.",
    cure='Patterns are qualified names, "*" for any text: "contoso.sales.*".',
)  # fmt: skip
OUT_OF_SCOPE = Law(
    "CSDL212", WARNING, "A namespace that is named is defined or included in the document.",
    why="Other programs look only where an Include points; without it the name means nothing.",
    cure="Add an edmx:Reference with an edmx:Include for the namespace, or correct the name.",
    breaks='<ComplexType Name="T"><Property Name="a" Type="elsewhere.Size"/></ComplexType>',
    keeps='<ComplexType Name="T"><Property Name="a" Type="self.Size"/></ComplexType>',
    rules=("R013", "R021"), section="4.2", edmlib=("BadUnresolvedType", "BadUnresolvedEntityType"),
)  # fmt: skip
UNQUALIFIED_NAME = Law(
    "CSDL213", ERROR, "The name of a type is qualified.",
    why="A type is looked up in a namespace, and a simple name has none.",
    cure="Put the namespace or an alias in front.",
    breaks='<ComplexType Name="T"><Property Name="a" Type="Size"/></ComplexType>',
    keeps='<ComplexType Name="T"><Property Name="a" Type="self.Size"/></ComplexType>',
    rules=("R031",), section="3.4", edmlib=("BadUnresolvedType", "InvalidTypeName", "BadUnresolvedEntityType"),
)  # fmt: skip
FOREIGN_ALIAS = Law(
    "CSDL214", ERROR, "An alias is used only in the document that declares it.",
    why="Another program reads each document by itself and does not know the aliases of others.",
    cure="Declare the alias with an edmx:Include, or write out the namespace.",
    rules=("R021",), section="5.1", edmlib=("BadUnresolvedType", "BadUnresolvedTerm", "DuplicateAlias"),
)  # fmt: skip
