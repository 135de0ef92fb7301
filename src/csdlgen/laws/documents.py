"""Namespaces, aliases, references and names (CSDL3xx)."""

from __future__ import annotations

from csdlgen.diagnostics import Law, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

_OPEN = (
    '<edmx:Edmx xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx" '
    'xmlns="http://docs.oasis-open.org/odata/ns/edm" Version="{}">'
)
_EDMX = _OPEN.format("4.01")
_EDMX_40 = _OPEN.format("4.0")
_CLOSE = "</edmx:Edmx>"
_SERVICES = '<edmx:DataServices><Schema Namespace="n"/></edmx:DataServices>' + _CLOSE

SIMPLE_IDENTIFIER = Law(
    "CSDL301", ERROR, "A name is a simple identifier.",
    why="Names stand in URLs and payloads, where other characters have other meanings.",
    cure="Use a letter or underscore, then letters, digits and underscores, at most 128; namespaces are such names with dots.",
    breaks='<ComplexType Name="T"><Property Name="first-name" Type="Edm.String"/></ComplexType>',
    keeps='<ComplexType Name="T"><Property Name="first_name" Type="Edm.String"/></ComplexType>',
    rules=("R026", "R027", "R066", "R098"), section="15.2",
    edmlib=("InvalidName", "NameTooLong", "InvalidNamespaceName"),
)  # fmt: skip
ALIAS = Law(
    "CSDL312", ERROR, "An alias is a simple identifier.",
    why="With a dot in it nobody could tell the alias from the name behind it.",
    cure="Use one short word.",
    breaks=_EDMX + '<edmx:DataServices><Schema Namespace="n" Alias="a.b"/></edmx:DataServices>' + _CLOSE,
    keeps=_EDMX + '<edmx:DataServices><Schema Namespace="n" Alias="a"/></edmx:DataServices>' + _CLOSE,
    rules=("R017",), section="15.2", edmlib=("InvalidQualifiedName",),
)  # fmt: skip
SHARED_ALIAS = Law(
    "CSDL313", ERROR, "The aliases of a document differ from one another.",
    why="A name with the alias in front could mean two things.",
    cure="Rename one of the two.",
    breaks=(
        _EDMX + '<edmx:DataServices><Schema Namespace="n" Alias="a"/><Schema Namespace="m" Alias="a"/>'
        "</edmx:DataServices>" + _CLOSE
    ),
    keeps=(
        _EDMX + '<edmx:DataServices><Schema Namespace="n" Alias="a"/><Schema Namespace="m" Alias="b"/>'
        "</edmx:DataServices>" + _CLOSE
    ),
    rules=("R018",), section="5.1", edmlib=("DuplicateAlias",),
)  # fmt: skip
ALIAS_IS_NAMESPACE = Law(
    "CSDL314", ERROR, "An alias differs from every namespace in scope.",
    why="A name with the alias in front could mean two things.",
    cure="Rename the alias.",
    breaks=_EDMX + '<edmx:DataServices><Schema Namespace="n"/><Schema Namespace="m" Alias="n"/></edmx:DataServices>' + _CLOSE,
    keeps=_EDMX + '<edmx:DataServices><Schema Namespace="n"/><Schema Namespace="m" Alias="a"/></edmx:DataServices>' + _CLOSE,
    rules=("R019",), section="5.1",
)  # fmt: skip
RESERVED_ALIAS = Law(
    "CSDL315", ERROR, "An alias is none of Edm, odata, System and Transient.",
    why="They have a meaning of their own.",
    cure="Rename the alias.",
    breaks=_EDMX + '<edmx:DataServices><Schema Namespace="n" Alias="odata"/></edmx:DataServices>' + _CLOSE,
    keeps=_EDMX + '<edmx:DataServices><Schema Namespace="n" Alias="a"/></edmx:DataServices>' + _CLOSE,
    rules=("R020",), section="5.1",
)  # fmt: skip
RESERVED_NAMESPACE = Law(
    "CSDL316", ERROR, "A namespace is none of Edm, odata, System and Transient.",
    why="They have a meaning of their own.",
    cure="Rename the namespace.",
    breaks=_EDMX + '<edmx:DataServices><Schema Namespace="System"/></edmx:DataServices>' + _CLOSE,
    keeps=_EDMX + '<edmx:DataServices><Schema Namespace="contoso.System"/></edmx:DataServices>' + _CLOSE,
    rules=("R025",), section="5.1", edmlib=("SystemNamespaceEncountered",),
)  # fmt: skip
SCHEMA_TWICE = Law(
    "CSDL317", ERROR, "A namespace is that of one schema, in one document.",
    why="Whoever looks something up stops at the first schema of that namespace.",
    cure="Put everything into one schema, or give the other one a namespace of its own.",
    breaks=_EDMX + '<edmx:DataServices><Schema Namespace="n"/><Schema Namespace="n"/></edmx:DataServices>' + _CLOSE,
    keeps=_EDMX + '<edmx:DataServices><Schema Namespace="n"/><Schema Namespace="m"/></edmx:DataServices>' + _CLOSE,
    rules=("R024",), section="5",
)  # fmt: skip
NAME_CLASH = Law(
    "CSDL318", ERROR, "Types, terms, operations and the container of a schema have different names.",
    why="A qualified name alone must say what is meant; only overloads share one.",
    cure="Rename one of the two.",
    breaks='<ComplexType Name="T"/><Action Name="T"/>', keeps='<ComplexType Name="T"/><Action Name="A"/>',
    rules=("R029",), section="5", edmlib=("AlreadyDefined",),
)  # fmt: skip
ONLY_CASE = Law(
    "CSDL319", WARNING, "Names that stand side by side differ in more than case.",
    why="People, and languages and file systems that ignore case, take them for one.",
    cure="Rename one of the two.",
    breaks='<ComplexType Name="T"><Property Name="a" Type="Edm.Int32"/><Property Name="A" Type="Edm.Int32"/></ComplexType>',
    keeps='<ComplexType Name="T"><Property Name="a" Type="Edm.Int32"/><Property Name="b" Type="Edm.Int32"/></ComplexType>',
    rules=("R030",), section="17",
)  # fmt: skip
REFERENCE_TWICE = Law(
    "CSDL320", ERROR, "A document refers to another one once.",
    why="Readers would load it twice, or heed only one of the two references.",
    cure="Put all edmx:Include elements into one edmx:Reference.",
    breaks=(
        _EDMX + '<edmx:Reference Uri="http://x/a"><edmx:Include Namespace="a"/></edmx:Reference>'
        '<edmx:Reference Uri="http://x/a"><edmx:Include Namespace="b"/></edmx:Reference>' + _SERVICES
    ),
    keeps=(
        _EDMX + '<edmx:Reference Uri="http://x/a"><edmx:Include Namespace="a"/><edmx:Include Namespace="b"/>'
        "</edmx:Reference>" + _SERVICES
    ),
    rules=("R010",), section="4.1",
)  # fmt: skip
EMPTY_REFERENCE = Law(
    "CSDL321", ERROR, "A reference includes something.",
    why="A reference brings nothing into scope by itself.",
    cure="Add edmx:Include or edmx:IncludeAnnotations, or remove the reference.",
    breaks=_EDMX + '<edmx:Reference Uri="http://x/a"/>' + _SERVICES,
    keeps=_EDMX + '<edmx:Reference Uri="http://x/a"><edmx:Include Namespace="a"/></edmx:Reference>' + _SERVICES,
    rules=("R011",), section="4.1",
)  # fmt: skip
INCLUDE_TWICE = Law(
    "CSDL322", ERROR, "A namespace is included once.",
    why="It cannot be told which of the two documents defines it.",
    cure="Remove one edmx:Include.",
    breaks=(
        _EDMX + '<edmx:Reference Uri="http://x/a"><edmx:Include Namespace="a"/></edmx:Reference>'
        '<edmx:Reference Uri="http://x/b"><edmx:Include Namespace="a"/></edmx:Reference>' + _SERVICES
    ),
    keeps=_EDMX + '<edmx:Reference Uri="http://x/a"><edmx:Include Namespace="a"/></edmx:Reference>' + _SERVICES,
    rules=("R016",), section="4.2",
)  # fmt: skip
QUALIFIER = Law(
    "CSDL323", ERROR, "A qualifier is a simple identifier.",
    why="It stands in paths and payloads behind #, where other characters end it.",
    cure="Use a letter or underscore, then letters, digits and underscores.",
    breaks='<Annotations Target="self.Thing"><Annotation Term="self.Note" Qualifier="a b" String="x"/></Annotations>',
    keeps='<Annotations Target="self.Thing"><Annotation Term="self.Note" Qualifier="ab" String="x"/></Annotations>',
    rules=("R022", "R042"), section="14.2.1",
)  # fmt: skip
NOT_THERE = Law(
    "CSDL324", ERROR, "A referenced document defines what is included from it.",
    why="The names of that namespace mean nothing.",
    cure="Correct the Namespace of the edmx:Include, or the Uri of the edmx:Reference.",
    rules=("R015",), section="4.2",
)  # fmt: skip
SECOND_CONTAINER = Law(
    "CSDL325", ERROR, "A document has at most one entity container.",
    why="A service has one root.",
    cure="Put all entity sets, singletons and imports into one container.",
    breaks=(
        '<EntityContainer Name="K"><Singleton Name="a" Type="self.Thing"/></EntityContainer>'
        '<EntityContainer Name="L"><Singleton Name="a" Type="self.Thing"/></EntityContainer>'
    ),
    keeps='<EntityContainer Name="K"><Singleton Name="a" Type="self.Thing"/></EntityContainer>',
    rules=("R116",), section="13", edmlib=("SchemaCannotHaveMoreThanOneEntityContainer",),
)  # fmt: skip
NO_SCHEMA = Law(
    "CSDL326", ERROR, "A document has a schema.",
    why="An empty document says nothing about any service.",
    cure="Add a Schema to edmx:DataServices.",
    breaks=_EDMX + "<edmx:DataServices/>" + _CLOSE, keeps=_EDMX + _SERVICES, rules=("R007",), section="4",
)  # fmt: skip
DEFAULT_NAMESPACE = Law(
    "CSDL327", WARNING, "In a document of version 4.0 no Include is annotated with Core.DefaultNamespace.",
    why="The annotation on an Include came with version 4.01.",
    cure="Annotate the schema itself, or raise the version.",
    breaks=(
        _EDMX_40 + '<edmx:Reference Uri="http://x/a"><edmx:Include Namespace="a">'
        '<Annotation Term="Org.OData.Core.V1.DefaultNamespace"/></edmx:Include></edmx:Reference>' + _SERVICES
    ),
    keeps=(
        _EDMX + '<edmx:Reference Uri="http://x/a"><edmx:Include Namespace="a">'
        '<Annotation Term="Org.OData.Core.V1.DefaultNamespace"/></edmx:Include></edmx:Reference>' + _SERVICES
    ),
    rules=("R158",), section="17",
)  # fmt: skip
