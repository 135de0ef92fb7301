"""What a document must be like to be read (CSDL1xx)."""

from __future__ import annotations

from csdlgen.diagnostics import Law, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
_EDMX = 'xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"'
_SCHEMA = '<Schema xmlns="http://docs.oasis-open.org/odata/ns/edm" Namespace="n"/>'
_SERVICES = f"<edmx:DataServices>{_SCHEMA}</edmx:DataServices>"
_DOCUMENT = f'<edmx:Edmx {_EDMX} Version="4.01">{_SERVICES}</edmx:Edmx>'

NOT_WELL_FORMED = Law(
    "CSDL101", ERROR, "A document is well-formed XML or JSON.",
    why="Nothing can be told from a text that no XML parser accepts.",
    cure="Close every element, quote every attribute, and write &amp; for &.",
    breaks=f'<edmx:Edmx {_EDMX} Version="4.01">', keeps=_DOCUMENT,
)  # fmt: skip
LIMIT = Law(
    "CSDL156", ERROR, "A document stays within the limits: its size, its elements, how deep they nest, and its names.",
    why="A document that nobody wrote can use up the memory of whoever reads it.",
    cure="Raise the limit in [limits] of the configuration, if the document is one that you trust.",
)  # fmt: skip
ENCODING = Law(
    "CSDL102", ERROR, "A document is in the encoding that it declares, and a common one.",
    why="Bytes in another encoding turn into other names, and nobody notices.",
    cure="Save the document as UTF-8.",
    breaks='<?xml version="1.0" encoding="utf-7"?>' + _DOCUMENT,
    keeps='<?xml version="1.0" encoding="utf-8"?>' + _DOCUMENT,
)  # fmt: skip
DOCTYPE = Law(
    "CSDL103", ERROR, "A document has no document type declaration.",
    why="CSDL has no use for one, and entities are how XML readers are attacked.",
    cure="Remove the <!DOCTYPE …> declaration.",
    breaks="<!DOCTYPE x>" + _DOCUMENT, keeps=_DOCUMENT,
)  # fmt: skip
NOT_CSDL = Law(
    "CSDL104", ERROR, "The root element is edmx:Edmx.",
    why="The root and its XML namespace are how programs tell CSDL from any other XML.",
    cure="Wrap the schemas in edmx:Edmx and edmx:DataServices; look up the spelling of the two XML namespaces.",
    breaks="<html/>", keeps=_DOCUMENT, rules=("R001",), section="2.2", edmlib=("UnexpectedXmlElement",),
)  # fmt: skip
VERSION = Law(
    "CSDL105", ERROR, "The version is one that is read: 4.0 or 4.01, or 1.0 to 3.0 in their own XML namespaces.",
    why="The version decides what the rest of the document means.",
    cure='Write Version="4.0" or Version="4.01", if that is what the document is.',
    breaks=f'<edmx:Edmx {_EDMX} Version="1.2">{_SERVICES}</edmx:Edmx>', keeps=_DOCUMENT,
    rules=("R004", "R005"), section="4", edmlib=("InvalidVersionNumber", "UnknownEdmxVersion"),
)  # fmt: skip
BARE_SCHEMA = Law(
    "CSDL106", WARNING, "A schema stands inside edmx:Edmx and edmx:DataServices.",
    why="A schema alone is not a document; other programs refuse it.",
    cure="Wrap the schema.",
    breaks=_SCHEMA, keeps=_DOCUMENT, rules=("R001",), section="2.2",
)  # fmt: skip
DATA_SERVICES = Law(
    "CSDL107", ERROR, "A document has exactly one edmx:DataServices.",
    why="Schemas anywhere else are not part of the service.",
    cure="Move all schemas into one edmx:DataServices.",
    breaks=f'<edmx:Edmx {_EDMX} Version="4.01">{_SERVICES}{_SERVICES}</edmx:Edmx>', keeps=_DOCUMENT,
    rules=("R006",), section="4", edmlib=("UnexpectedXmlElement",),
)  # fmt: skip
UNKNOWN_ELEMENT = Law(
    "CSDL108", INFO, "An element has a meaning where it stands.",
    why="Readers pass over what they do not know; if it was a slip, its content is lost without a word.",
    cure="Correct the name of the element, or move it to where it belongs.",
    breaks='<ComplexType Name="T"><Propertie Name="a" Type="Edm.String"/></ComplexType>',
    keeps='<ComplexType Name="T"><Property Name="a" Type="Edm.String"/></ComplexType>',
    rules=("R003",), section="17", edmlib=("UnexpectedXmlElement",),
)  # fmt: skip
MISSING_ATTRIBUTE = Law(
    "CSDL109", ERROR, "An element has the attributes that it needs.",
    why="Without its name, type or target an element declares nothing, so it is skipped.",
    cure="Add the attribute that the message names.",
    breaks='<ComplexType Name="T"><Property Name="a"/></ComplexType>',
    keeps='<ComplexType Name="T"><Property Name="a" Type="Edm.String"/></ComplexType>',
    rules=(
        "R009", "R014", "R022", "R023", "R047", "R056", "R066", "R078", "R089", "R094", "R095", "R096", "R102",
        "R110", "R111", "R117", "R121", "R122", "R123", "R131", "R132", "R135", "R138", "R153",
    ),
    section="4 to 14", edmlib=("MissingAttribute", "MissingType"),
)  # fmt: skip
TYPE_SYNTAX = Law(
    "CSDL110", ERROR, "A type is a qualified name or Collection(a qualified name).",
    why="Nothing else can be looked up.",
    cure="Write ns.name or Collection(ns.name); collections do not nest.",
    breaks='<ComplexType Name="T"><Property Name="a" Type="Collection(Collection(Edm.String))"/></ComplexType>',
    keeps='<ComplexType Name="T"><Property Name="a" Type="Collection(Edm.String)" Nullable="false"/></ComplexType>',
    rules=("R067",), section="7.1", edmlib=("InvalidTypeName",),
)  # fmt: skip
UNQUALIFIED_PRIMITIVE = Law(
    "CSDL111", WARNING, "A primitive type is written with its namespace Edm.",
    why="Only some programs guess that Int32 means Edm.Int32.",
    cure="Put Edm. in front.",
    breaks='<ComplexType Name="T"><Property Name="a" Type="Int32"/></ComplexType>',
    keeps='<ComplexType Name="T"><Property Name="a" Type="Edm.Int32"/></ComplexType>',
    rules=("R031",), section="3.4",
)  # fmt: skip
BOOLEAN = Law(
    "CSDL112", WARNING, "A truth value is true or false.",
    why="XML is case-sensitive; strict programs refuse True.",
    cure="Write true or false.",
    breaks='<ComplexType Name="T"><Property Name="a" Type="Edm.Int32" Nullable="True"/></ComplexType>',
    keeps='<ComplexType Name="T"><Property Name="a" Type="Edm.Int32" Nullable="true"/></ComplexType>',
    rules=("R069",), section="7.2.1",
)  # fmt: skip
INTEGER = Law(
    "CSDL113", ERROR, "A numeric attribute is a whole number.",
    why="A value that is no number says nothing; it is ignored.",
    cure="Write digits only.",
    breaks='<ComplexType Name="T"><Property Name="a" Type="Edm.Decimal" Precision="many"/></ComplexType>',
    keeps='<ComplexType Name="T"><Property Name="a" Type="Edm.Decimal" Precision="9"/></ComplexType>',
    rules=("R072", "R101"), section="7.2", edmlib=("InvalidInteger", "InvalidLong"),
)  # fmt: skip
NO_TARGET = Law(
    "CSDL114", WARNING, "An Annotations element says what it annotates.",
    why="Annotations of nothing are lost.",
    cure="Add Target, or remove the element.",
    breaks='<Annotations><Annotation Term="self.Note" String="x"/></Annotations>',
    keeps='<Annotations Target="self.Thing"><Annotation Term="self.Note" String="x"/></Annotations>',
    rules=("R042",), section="5.2", edmlib=("MissingAttribute",),
)  # fmt: skip
SECOND_KEY = Law(
    "CSDL115", ERROR, "An entity type has at most one Key.",
    why="An entity has one identity; of two keys the second is skipped.",
    cure="List all key properties in one Key, or name the second one as an alternate key.",
    breaks=(
        '<EntityType Name="T"><Key><PropertyRef Name="a"/></Key><Key><PropertyRef Name="a"/></Key>'
        '<Property Name="a" Type="Edm.Int32" Nullable="false"/></EntityType>'
    ),
    keeps=(
        '<EntityType Name="T"><Key><PropertyRef Name="a"/></Key>'
        '<Property Name="a" Type="Edm.Int32" Nullable="false"/></EntityType>'
    ),
    rules=("R047",), section="6", edmlib=("UnexpectedXmlElement",),
)  # fmt: skip
SECOND_RETURN_TYPE = Law(
    "CSDL116", ERROR, "An operation has at most one ReturnType.",
    why="A call has one result; the second ReturnType is skipped.",
    cure="Remove one, or return a complex type that holds both.",
    breaks='<Action Name="A"><ReturnType Type="Edm.Int32"/><ReturnType Type="Edm.String"/></Action>',
    keeps='<Action Name="A"><ReturnType Type="Edm.Int32"/></Action>',
    rules=("R106",), section="12.3", edmlib=("UnexpectedXmlElement",),
)  # fmt: skip
REFERENCE = Law(
    "CSDL117", WARNING, "A local reference names a file of the schema folders.",
    why="What the other document declares is unknown without it, and files elsewhere are not opened on a document's word.",
    cure="Put the file where the Uri says, or correct the Uri.",
    rules=("R012",), section="4.1", edmlib=("UnresolvedReferenceUriInEdmxReference",),
)  # fmt: skip
INPUT_FILE = Law(
    "CSDL118", ERROR, "An input file can be opened.",
    why="Output made from half of the input would be wrong.",
    cure="Correct the path or the permissions.",
)  # fmt: skip
DUPLICATE_KEY = Law(
    "CSDL119", ERROR, "The members of a JSON object differ in their names.",
    why="Nobody can tell which of two values is meant.",
    cure="Rename or remove one of the two.",
)  # fmt: skip
JSON_VALUE = Law(
    "CSDL120", ERROR, "A member of CSDL JSON has a value of the kind that its name asks for.",
    why="A value of another kind says nothing; it is ignored.",
    cure="Write a value of the kind that the message names.",
)  # fmt: skip
UNSAYABLE = Law(
    "CSDL121", WARNING, "What is converted can be said in the other format.",
    why="XML and JSON do not hold quite the same; what one lacks would be lost without a word.",
    cure="Nothing, if it is not needed; otherwise stay with the first format.",
)  # fmt: skip
NO_BOOLEAN = Law(
    "CSDL131", ERROR, "An attribute that is true or false is one of the two.",
    why="A value that is neither cannot be guessed; it is ignored.",
    cure="Write true or false, or remove the attribute.",
    breaks='<ComplexType Name="T"><Property Name="a" Type="Edm.Int32" Nullable="perhaps"/></ComplexType>',
    keeps='<ComplexType Name="T"><Property Name="a" Type="Edm.Int32" Nullable="true"/></ComplexType>',
    rules=("R069",), section="7.2.1", edmlib=("InvalidBoolean",),
)  # fmt: skip
STRAY_TEXT = Law(
    "CSDL132", ERROR, "Text stands only in expressions.",
    why="Text between declarations has no meaning; it is often the rest of a broken edit.",
    cure="Remove the text, or make it a comment or an annotation.",
    breaks='<ComplexType Name="T">width and height</ComplexType>',
    keeps='<ComplexType Name="T"><!-- width and height --></ComplexType>',
    rules=("R008",), section="4", edmlib=("TextNotAllowed",),
)  # fmt: skip
SECOND_VALUE = Law(
    "CSDL133", ERROR, "An annotation and a property value have one value.",
    why="Of two values the second is passed over.",
    cure="Keep one; use a Collection for several values.",
    breaks='<Annotations Target="self.Thing"><Annotation Term="self.Note" String="a"><String>b</String></Annotation></Annotations>',
    keeps='<Annotations Target="self.Thing"><Annotation Term="self.Note" String="a"/></Annotations>',
    rules=("R139", "R155"), section="14.2", edmlib=("UnexpectedXmlElement",),
)  # fmt: skip
SECOND_ON_DELETE = Law(
    "CSDL134", ERROR, "A navigation property has at most one OnDelete.",
    why="Only one thing can happen when the related entity is deleted.",
    cure="Keep one.",
    breaks=(
        '<EntityType Name="T" BaseType="self.Thing"><NavigationProperty Name="n" Type="self.Thing">'
        '<OnDelete Action="None"/><OnDelete Action="Cascade"/></NavigationProperty></EntityType>'
    ),
    keeps=(
        '<EntityType Name="T" BaseType="self.Thing"><NavigationProperty Name="n" Type="self.Thing">'
        '<OnDelete Action="Cascade"/></NavigationProperty></EntityType>'
    ),
    rules=("R094",), section="8.6", edmlib=("UnexpectedXmlElement",),
)  # fmt: skip
KEY_OF_COMPLEX = Law(
    "CSDL135", ERROR, "A complex type has no Key.",
    why="Complex values have no identity; the key is passed over.",
    cure="Make it an entity type, or remove the key.",
    breaks='<ComplexType Name="T"><Key><PropertyRef Name="a"/></Key><Property Name="a" Type="Edm.Int32"/></ComplexType>',
    keeps='<ComplexType Name="T"><Property Name="a" Type="Edm.Int32"/></ComplexType>',
    rules=("R095",), section="9", edmlib=("UnexpectedXmlElement",),
)  # fmt: skip
COMPOSABLE_ACTION = Law(
    "CSDL136", ERROR, "Only a function says that it is composable.",
    why="Actions may have side effects, so no request goes on from their result.",
    cure="Remove IsComposable, or make it a function.",
    breaks='<Action Name="A" IsComposable="true"/>',
    keeps='<Function Name="A" IsComposable="true"><ReturnType Type="Edm.Int32"/></Function>',
    rules=("R114",), section="12.7", edmlib=("UnexpectedXmlAttribute",),
)  # fmt: skip
UNKNOWN_ATTRIBUTE = Law(
    "CSDL137", INFO, "An attribute has a meaning where it stands.",
    why="Readers pass over what they do not know; if it was a slip, what it says is lost without a word.",
    cure="Correct the spelling, or remove the attribute.",
    breaks='<ComplexType Name="T"><Property Name="a" Type="Edm.String" Nullabel="false"/></ComplexType>',
    keeps='<ComplexType Name="T"><Property Name="a" Type="Edm.String" Nullable="false"/></ComplexType>',
    rules=("R003",), section="17", edmlib=("UnexpectedXmlAttribute",),
)  # fmt: skip
