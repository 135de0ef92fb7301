"""The expressions that give annotations their values (CSDL8xx)."""

from __future__ import annotations

from csdlgen.diagnostics import Law, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def _on_thing(*annotations: str) -> str:
    return f'<Annotations Target="self.Thing">{"".join(annotations)}</Annotations>'


def _note(value: str, term: str = "self.Note") -> str:
    return f'<Annotation Term="{term}">{value}</Annotation>'


def _record(*values: str, kind: str = "") -> str:
    return f"<Record{kind}>{''.join(values)}</Record>"


LITERAL = Law(
    "CSDL820", ERROR, "The text of a constant obeys the grammar of its kind.",
    why="Nobody can read the value otherwise.",
    cure="Write true or false, 2026-01-31, 2026-01-31T12:00:00Z, PT1H30M, 12:00:00, 1.5, base64url and so on.",
    breaks=_on_thing('<Annotation Term="self.When" Date="soon"/>') + '<Term Name="When" Type="Edm.Date"/>',
    keeps=_on_thing('<Annotation Term="self.When" Date="2026-01-31"/>') + '<Term Name="When" Type="Edm.Date"/>',
    rules=("R140",), section="14.3",
    edmlib=(
        "InvalidBinary", "InvalidBoolean", "InvalidDate", "InvalidDateTimeOffset", "InvalidDecimal", "InvalidDuration",
        "InvalidFloatingPoint", "InvalidGuid", "InvalidInteger", "InvalidTimeOfDay",
        "ExpressionPrimitiveKindNotValidForAssertedType",
    ),
)  # fmt: skip
ENUM_MEMBER = Law(
    "CSDL821", ERROR, "An enumeration constant names members of one type, and several only of flags.",
    why="Nothing else has a value.",
    cure="Write ns.Type/Member; for flags ns.Type/A ns.Type/B.",
    breaks=_on_thing(_note("<EnumMember>self.Colour/Green</EnumMember>", "self.Paint")) + '<Term Name="Paint" Type="self.Colour"/>',
    keeps=_on_thing(_note("<EnumMember>self.Colour/Red</EnumMember>", "self.Paint")) + '<Term Name="Paint" Type="self.Colour"/>',
    rules=("R141",), section="14.3.7", edmlib=("InvalidEnumMemberPath",),
)  # fmt: skip
PRIMITIVE_KIND = Law(
    "CSDL822", ERROR, "A constant is of the kind that its place asks for.",
    why="A reader that expects a number cannot use a text.",
    cure="Use the element or attribute of the expected kind: Int, String, Bool and so on.",
    breaks=_on_thing('<Annotation Term="self.Note" Int="1"/>'), keeps=_on_thing('<Annotation Term="self.Note" String="1"/>'),
    rules=("R142",), section="14.2", edmlib=("ExpressionPrimitiveKindNotValidForAssertedType",),
)  # fmt: skip
CONSTANT_FOR_STRUCTURE = Law(
    "CSDL823", ERROR, "A constant does not stand where a record or a collection is expected.",
    why="A single value has no properties and no items.",
    cure="Write a Record, or a Collection around the constant.",
    breaks=_on_thing('<Annotation Term="self.Extent" Int="1"/>'),
    keeps=_on_thing(_note(_record('<PropertyValue Property="Width" Int="1"/>'), "self.Extent")),
    rules=("R142",), section="14.2", edmlib=("PrimitiveConstantExpressionNotValidForNonPrimitiveType",),
)  # fmt: skip
RECORD_FOR_VALUE = Law(
    "CSDL824", ERROR, "A record stands only where a structured value is expected.",
    why="A primitive value has no properties.",
    cure="Write a constant, or a Collection around the record.",
    breaks=_on_thing(_note(_record())), keeps=_on_thing(_note("<String>x</String>")),
    rules=("R142",), section="14.4.12", edmlib=("RecordExpressionNotValidForNonStructuredType",),
)  # fmt: skip
COLLECTION_FOR_SINGLE = Law(
    "CSDL825", ERROR, "A collection stands only where a collection is expected.",
    why="A single value has no items.",
    cure="Write the one value without Collection.",
    breaks=_on_thing(_note("<Collection><String>x</String></Collection>")), keeps=_on_thing(_note("<String>x</String>")),
    rules=("R142",), section="14.4.6", edmlib=("CollectionExpressionNotValidForNonCollectionType",),
)  # fmt: skip
EXPRESSION_TYPE = Law(
    "CSDL826", ERROR, "The result of an expression is of the type that its place asks for.",
    why="A reader could not use the value.",
    cure="Correct the type of the Cast, or the expression.",
    breaks=_on_thing(_note('<Cast Type="self.Size"><Path>Name</Path></Cast>')),
    keeps=_on_thing(_note('<Cast Type="Edm.String"><Path>Id</Path></Cast>')),
    rules=("R142",), section="14.2",
    edmlib=("ExpressionNotValidForTheAssertedType", "ExpressionPrimitiveKindNotValidForAssertedType"),
)  # fmt: skip
INTEGER_RANGE = Law(
    "CSDL827", ERROR, "A whole number fits its type.",
    why="A reader could not hold it.",
    cure="Correct the number, or give the term a larger type.",
    breaks='<Term Name="T" Type="Edm.Byte"/>' + _on_thing('<Annotation Term="self.T" Int="256"/>'),
    keeps='<Term Name="T" Type="Edm.Byte"/>' + _on_thing('<Annotation Term="self.T" Int="255"/>'),
    rules=("R142",), section="14.3.10", edmlib=("IntegerConstantValueOutOfRange",),
)  # fmt: skip
PATH = Law(
    "CSDL828", ERROR, "Every step of a path is there.",
    why="A path that ends nowhere has no value.",
    cure="Correct the step. In an operation the first step is a parameter or $ReturnType; on a property a neighbour of it.",
    breaks=_on_thing('<Annotation Term="self.Note" Path="Nmae"/>'), keeps=_on_thing('<Annotation Term="self.Note" Path="Name"/>'),
    rules=("R143", "R144"), section="14.4.1", edmlib=("BadUnresolvedProperty",),
)  # fmt: skip
PATH_END = Law(
    "CSDL829", ERROR, "A path ends in what its kind says: an annotation, a navigation property, a property.",
    why="A reader follows the path to use what is there.",
    cure="Correct the last step, or use another kind of path.",
    breaks='<Term Name="T" Type="Edm.PropertyPath"/>' + _on_thing('<Annotation Term="self.T" PropertyPath="Owner"/>'),
    keeps='<Term Name="T" Type="Edm.PropertyPath"/>' + _on_thing('<Annotation Term="self.T" PropertyPath="Name"/>'),
    rules=("R145",), section="14.4.1",
)  # fmt: skip
OPERANDS = Law(
    "CSDL830", ERROR, "An operator has as many operands as it needs: Not and Neg one, the others two.",
    why="It cannot be computed otherwise.",
    cure="Add or remove operands.",
    breaks=_on_thing(_note("<Not><Bool>true</Bool><Bool>true</Bool></Not>", "self.T")) + '<Term Name="T" Type="Edm.Boolean"/>',
    keeps=_on_thing(_note("<Not><Bool>true</Bool></Not>", "self.T")) + '<Term Name="T" Type="Edm.Boolean"/>',
    rules=("R146",), section="14.4.2", edmlib=("InvalidOperandCount",),
)  # fmt: skip
APPLY = Law(
    "CSDL831", ERROR, "Apply names a function that there is, and gives it the arguments that it takes.",
    why="It cannot be computed otherwise.",
    cure="Use odata.concat, odata.fillUriTemplate, odata.matchesPattern or odata.uriEncode, and look up their arguments.",
    breaks=_on_thing(_note('<Apply Function="odata.join"><Path>Name</Path></Apply>')),
    keeps=_on_thing(_note('<Apply Function="odata.concat"><Path>Name</Path><String>!</String></Apply>')),
    rules=("R147",), section="14.4.4", edmlib=("MissingAttribute", "IncorrectNumberOfArguments", "BadUnresolvedOperation"),
)  # fmt: skip
CAST = Law(
    "CSDL832", ERROR, "Cast and IsOf have a type that there is, and one operand.",
    why="They say something about one value and one type.",
    cure="Add Type, correct its name, or remove operands.",
    breaks=_on_thing(_note('<Cast Type="self.Nothing"><Path>Name</Path></Cast>')),
    keeps=_on_thing(_note('<Cast Type="Edm.String"><Path>Name</Path></Cast>')),
    rules=("R148",), section="14.4.5",
    edmlib=("MissingAttribute", "MissingType", "InvalidTypeName", "BadUnresolvedType"),
)  # fmt: skip
IF = Law(
    "CSDL833", ERROR, "If has a condition and two values; one value is enough inside a collection.",
    why="Without the second value the annotation has none when the condition is false.",
    cure="Add or remove operands.",
    breaks=_on_thing(_note("<If><Bool>true</Bool><String>x</String></If>")),
    keeps=_on_thing(_note("<If><Bool>true</Bool><String>x</String><String>y</String></If>")),
    rules=("R149",), section="14.4.7", edmlib=("InvalidIfExpressionIncorrectNumberOfOperands",),
)  # fmt: skip
LABEL = Law(
    "CSDL834", ERROR, "A labelled element has a name of its own and one value.",
    why="References find it by its name.",
    cure="Rename it, or remove operands.",
    breaks=_on_thing(
        _note('<LabeledElement Name="a"><String>x</String></LabeledElement>'),
        '<Annotation Term="self.Note" Qualifier="q"><LabeledElement Name="a"><String>x</String></LabeledElement></Annotation>',
    ),
    keeps=_on_thing(_note('<LabeledElement Name="a"><String>x</String></LabeledElement>')),
    rules=("R150",), section="14.4.9",
)  # fmt: skip
LABEL_REFERENCE = Law(
    "CSDL835", ERROR, "A labelled-element reference names a labelled element.",
    why="It has the value of that element.",
    cure="Correct the name.",
    breaks=_on_thing(_note("<LabeledElementReference>self.a</LabeledElementReference>")),
    keeps=_on_thing(
        _note('<LabeledElement Name="a"><String>x</String></LabeledElement>'),
        '<Annotation Term="self.Note" Qualifier="q"><LabeledElementReference>self.a</LabeledElementReference></Annotation>',
    ),
    rules=("R151",), section="14.4.10", edmlib=("BadUnresolvedLabeledElement",),
)  # fmt: skip
NULL = Law(
    "CSDL836", ERROR, "Null stands only where null is allowed.",
    why="A reader relies on a value.",
    cure="Write a value, or let the term or property be null.",
    breaks='<Term Name="T" Type="Edm.Int32" Nullable="false"/>' + _on_thing(_note("<Null/>", "self.T")),
    keeps=_on_thing(_note("<Null/>")),
    rules=("R152",), section="14.4.11", edmlib=("NullCannotBeAssertedToBeANonNullableType",),
)  # fmt: skip
RECORD_TYPE = Law(
    "CSDL837", ERROR, "The type of a record is structured and fits its place.",
    why="A record has the properties of its type.",
    cure="Correct Type, or leave it out.",
    breaks=_on_thing(_note(_record(kind=' Type="self.Nothing"'), "self.Extent")),
    keeps=_on_thing(_note(_record(kind=' Type="self.Size"'), "self.Extent")),
    rules=("R153",), section="14.4.12", edmlib=("BadUnresolvedType",),
)  # fmt: skip
RECORD_PROPERTY = Law(
    "CSDL838", ERROR, "A record gives values to properties that its type has, each once.",
    why="Nobody looks for any other.",
    cure="Correct the name of the property.",
    breaks=_on_thing(_note(_record('<PropertyValue Property="Widht" Int="1"/>'), "self.Extent")),
    keeps=_on_thing(_note(_record('<PropertyValue Property="Width" Int="1"/>'), "self.Extent")),
    rules=("R153",), section="14.4.12", edmlib=("RecordExpressionHasExtraProperties",),
)  # fmt: skip
RECORD_MISSING = Law(
    "CSDL839", ERROR, "A record gives a value to every single property that cannot be null and has no default.",
    why="A reader relies on a value.",
    cure="Add a PropertyValue.",
    breaks=(
        '<ComplexType Name="C"><Property Name="a" Type="Edm.Int32" Nullable="false"/></ComplexType><Term Name="T" Type="self.C"/>'
        + _on_thing(_note(_record(), "self.T"))
    ),
    keeps=(
        '<ComplexType Name="C"><Property Name="a" Type="Edm.Int32" Nullable="false"/></ComplexType><Term Name="T" Type="self.C"/>'
        + _on_thing(_note(_record('<PropertyValue Property="a" Int="1"/>'), "self.T"))
    ),
    rules=("R154",), section="14.4.12", edmlib=("RecordExpressionMissingRequiredProperty",),
)  # fmt: skip
URL_REF = Law(
    "CSDL840", ERROR, "UrlRef has one operand, a text.",
    why="The text is the URL.",
    cure="Write the URL as String or Path.",
    breaks=_on_thing(_note("<UrlRef><Int>1</Int></UrlRef>")), keeps=_on_thing(_note("<UrlRef><String>/x</String></UrlRef>")),
    rules=("R156",), section="14.4.13",
)  # fmt: skip
NO_VALUE = Law(
    "CSDL841", ERROR, "A property value has an expression.",
    why="Without one the record says nothing about the property; it is skipped.",
    cure="Add an expression, or remove the PropertyValue.",
    breaks=_on_thing(_note(_record('<PropertyValue Property="Width"/>'), "self.Extent")),
    keeps=_on_thing(_note(_record('<PropertyValue Property="Width" Int="1"/>'), "self.Extent")),
    rules=("R155",), section="14.4.12",
)  # fmt: skip
VOCABULARY_PROPERTY = Law(
    "CSDL842", WARNING, "A record of a standard vocabulary gives values to properties that the vocabulary has.",
    why="Clients do not look for any other. A newer edition of the vocabulary may know more.",
    cure="Correct the name of the property.",
    breaks=_on_thing(
        '<Annotation Term="Org.OData.Core.V1.OptionalParameter"><Record><PropertyValue Property="Value" String="x"/></Record></Annotation>'
    ),
    keeps=_on_thing(
        '<Annotation Term="Org.OData.Core.V1.OptionalParameter"><Record><PropertyValue Property="DefaultValue" String="x"/></Record></Annotation>'
    ),
    rules=("R153",), section="14.4.12",
)  # fmt: skip
