"""The table of everything that can change in a model, with what it means on the wire and in the generated Python.

The classes follow OData Protocol 4.01, section 5.2: what is not listed there as safe breaks a client. So a property that may
hold more than before breaks those who read it, and one that may hold less breaks those who write it; what a client only sends
may become wider. In Python, the container is what the generated client offers. The examples are
children of a schema with the alias ``self`` that also holds :data:`~csdlgen.laws.examples.STAGE`.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass

from csdlgen.laws.examples import document


class Impact(enum.StrEnum):
    """What a change asks of those who use the model; gravest first."""

    BREAKING = "breaking"
    COMPATIBLE = "compatible"
    DOCUMENTATION = "documentation"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of change: its id, what happened, what that means, and the smallest model before and after it."""

    id: str
    says: str
    wire: Impact
    python: Impact
    old: str
    new: str
    moved: tuple[tuple[str, str], ...] = ()
    """The entries of ``[moved]`` that the example needs."""

    @property
    def impact(self) -> Impact:
        """The graver of both."""
        return next(each for each in Impact if each in (self.wire, self.python))


_B, _C, _D = Impact.BREAKING, Impact.COMPATIBLE, Impact.DOCUMENTATION
_X = 'Name="X"'
_NOTE = '<Annotation Term="self.Note" String="{}"/>'
_DESCRIPTION = '<Annotation Term="Org.OData.Core.V1.Description" String="{}"/>'
_LONG = '<Annotation Term="Org.OData.Core.V1.LongDescription" String="{}"/>'
_REVISIONS = '<Annotation Term="Org.OData.Core.V1.Revisions"><Collection/></Annotation>'
_OPTIONAL = '<Annotation Term="Org.OData.Core.V1.OptionalParameter"/>'


def _complex(children: str = "", attributes: str = "") -> str:
    return f"<ComplexType {_X}{attributes}>{children}</ComplexType>"


def _entity(attributes: str = "", key: str = "a") -> str:
    names = ("a", "b")
    properties = "".join(f'<Property Name="{each}" Type="Edm.String" Nullable="false"/>' for each in names)
    return f'<EntityType {_X}{attributes}><Key><PropertyRef Name="{key}"/></Key>{properties}</EntityType>'


def _property(attributes: str = "", type_name: str = "Edm.String", children: str = "") -> str:
    return _complex(f'<Property Name="p" Type="{type_name}"{attributes}>{children}</Property>')


def _navigation(attributes: str = "", type_name: str = "self.Person", children: str = "") -> str:
    return _complex(
        f'<Property Name="i" Type="Edm.Int32"/><Property Name="j" Type="Edm.Int32"/>'
        f'<NavigationProperty Name="n" Type="{type_name}"{attributes}>{children}</NavigationProperty>'
    )


def _enum(members: str = "", attributes: str = "") -> str:
    return f'<EnumType {_X}{attributes}><Member Name="a" Value="1"/>{members}</EnumType>'


def _definition(underlying: str = "Edm.String", attributes: str = "") -> str:
    return f'<TypeDefinition {_X} UnderlyingType="{underlying}"{attributes}/>{_USER}'


def _operation(
    parameters: str = "", attributes: str = "", returned: str = "Edm.String", kind: str = "Action"
) -> str:
    result = f"<ReturnType {returned}/>" if "=" in returned else f'<ReturnType Type="{returned}"/>'
    return f"<{kind} {_X}{attributes}>{parameters}{result if returned else ''}</{kind}>"


def _parameter(
    name: str = "p", attributes: str = "", type_name: str = "Edm.String", children: str = ""
) -> str:
    return f'<Parameter Name="{name}" Type="{type_name}"{attributes}>{children}</Parameter>'


def _term(attributes: str = "", type_name: str = "Edm.String") -> str:
    return f'<Term {_X} Type="{type_name}"{attributes}/>'


def _container(children: str = "", attributes: str = "") -> str:
    return (
        '<Action Name="Act"/><Action Name="Act2"><ReturnType Type="Edm.String"/></Action>'
        f'<EntityContainer Name="C"{attributes}><EntitySet Name="People" EntityType="self.Person"/>{children}</EntityContainer>'
    )


def _set(children: str = "", attributes: str = "", type_name: str = "self.Thing") -> str:
    return _container(f'<EntitySet Name="s" EntityType="{type_name}"{attributes}>{children}</EntitySet>')


def _singleton(attributes: str = "", type_name: str = "self.Thing") -> str:
    return _container(f'<Singleton Name="s" Type="{type_name}"{attributes}/>')


def _import(operation: str = "self.Act", attributes: str = "", kind: str = "Action") -> str:
    return _container(f'<{kind}Import Name="i" {kind}="{operation}"{attributes}/>')


def _circle(base: str) -> str:
    """Two namespaces; with a base, types of each derive from the other. Matters where a module is a namespace."""
    other = (
        '</Schema><Schema xmlns="http://docs.oasis-open.org/odata/ns/edm" Namespace="other">'
        '<ComplexType Name="Y"/><ComplexType Name="Z" BaseType="example.Size"/></Schema>'
    )
    return document(_complex("", base)).replace("</Schema>", other)


def _referring(name: str) -> str:
    """A document that refers to another."""
    reference = f'<edmx:Reference Uri="https://example.org/{name}.xml"><edmx:Include Namespace="other"/></edmx:Reference>'
    return document("").replace("<edmx:DataServices>", f"{reference}<edmx:DataServices>")


_TWO_PROPERTIES = '<Property Name="p" Type="Edm.String"/><Property Name="{}" Type="Edm.String"{}/>'
_NEEDED = ' Nullable="false"'
_USER = '<ComplexType Name="User"><Property Name="x" Type="self.X"/></ComplexType>'
_FAMILY = '<ComplexType Name="Base"/><ComplexType Name="Middle" BaseType="self.Base"/>'
_MEMBER_B = '<Member Name="b" Value="2"/>'
_FUTURE = '<Member Name="unknownFutureValue" Value="3"/>'
_TO_PEOPLE = '<NavigationPropertyBinding Path="Owner" Target="{}"/>'
_OTHER = (
    '</Schema><Schema xmlns="http://docs.oasis-open.org/odata/ns/edm" Namespace="other">'
    '<ComplexType Name="Thing"/></Schema>'
)
_MORE = '<EntitySet Name="More" EntityType="self.Person"/>'

TABLE: tuple[Kind, ...] = (
    # --- types
    Kind("type-added", "a type was added", _C, _C, "", _complex()),
    Kind("type-removed", "a type was removed", _B, _B, _complex(), ""),
    Kind("type-kind-changed", "a type became one of another kind", _B, _B, _complex(), _enum()),
    Kind("type-base-added", "a type got a base type", _C, _C, _FAMILY + _complex(), _FAMILY + _complex("", ' BaseType="self.Base"')),
    Kind("type-base-removed", "a type lost its base type", _B, _B, _FAMILY + _complex("", ' BaseType="self.Base"'), _FAMILY + _complex()),
    Kind("type-base-inserted", "a type moved below a type that derives from its base", _C, _C, _FAMILY + _complex("", ' BaseType="self.Base"'), _FAMILY + _complex("", ' BaseType="self.Middle"')),
    Kind("type-base-changed", "a type got another base type", _B, _B, _FAMILY + _complex("", ' BaseType="self.Middle"'), _FAMILY + _complex("", ' BaseType="self.Base"')),
    Kind("type-abstract-set", "a type became abstract", _B, _C, _complex(), _complex("", ' Abstract="true"')),
    Kind("type-abstract-cleared", "a type is no longer abstract", _C, _C, _complex("", ' Abstract="true"'), _complex()),
    Kind("type-open-set", "a type became open", _C, _C, _complex(), _complex("", ' OpenType="true"')),
    Kind("type-open-cleared", "a type is no longer open", _B, _C, _complex("", ' OpenType="true"'), _complex()),
    Kind("type-has-stream-set", "an entity type became a media entity type", _B, _C, _entity(), _entity(' HasStream="true"')),
    Kind("type-has-stream-cleared", "an entity type is no longer a media entity type", _B, _B, _entity(' HasStream="true"'), _entity()),
    Kind("type-key-changed", "the key of an entity type changed", _B, _B, _entity(), _entity(key="b")),
    # --- properties
    Kind("property-added", "a property was added", _C, _C, _property(), _complex(_TWO_PROPERTIES.format("q", ""))),
    Kind("property-added-required", "a property that must have a value was added", _B, _C, _property(), _complex(_TWO_PROPERTIES.format("q", ' Nullable="false"'))),
    Kind("property-removed", "a property was removed", _B, _B, _property(), _complex()),
    Kind("property-moved-to-base", "a property is inherited now", _C, _C,
         '<ComplexType Name="Base"/>' + _complex('<Property Name="p" Type="Edm.String"/>', ' BaseType="self.Base"'),
         '<ComplexType Name="Base"><Property Name="p" Type="Edm.String"/></ComplexType>' + _complex("", ' BaseType="self.Base"')),
    Kind("property-type-changed", "a property got another type", _B, _B, _property(), _property(type_name="Edm.Int32")),
    Kind("property-type-changed-same-python", "a property got another type that is the same in Python", _B, _C, _property(type_name="Edm.Int32"), _property(type_name="Edm.Int64")),
    Kind("property-collection-set", "a property became a collection", _B, _B, _property(), _property(type_name="Collection(Edm.String)")),
    Kind("property-collection-cleared", "a property is no longer a collection", _B, _B, _property(type_name="Collection(Edm.String)"), _property()),
    Kind("property-nullable-set", "a property may be null now", _B, _C, _property(' Nullable="false"'), _property()),
    Kind("property-nullable-cleared", "a property may no longer be null", _B, _C, _property(), _property(' Nullable="false"')),
    Kind("property-max-length-widened", "a property may be longer", _B, _C, _property(' MaxLength="5"'), _property(' MaxLength="6"')),
    Kind("property-max-length-narrowed", "a property must be shorter", _B, _C, _property(' MaxLength="5"'), _property(' MaxLength="4"')),
    Kind("property-precision-widened", "a property may be more precise", _B, _C, _property(' Precision="5"', "Edm.Decimal"), _property(' Precision="6"', "Edm.Decimal")),
    Kind("property-precision-narrowed", "a property must be less precise", _B, _C, _property(' Precision="5"', "Edm.Decimal"), _property(' Precision="4"', "Edm.Decimal")),
    Kind("property-scale-widened", "a property may have more decimals", _B, _C, _property(' Precision="9" Scale="1"', "Edm.Decimal"), _property(' Precision="9" Scale="variable"', "Edm.Decimal")),
    Kind("property-scale-narrowed", "a property must have fewer decimals", _B, _C, _property(' Precision="9" Scale="3"', "Edm.Decimal"), _property(' Precision="9" Scale="2"', "Edm.Decimal")),
    Kind("property-unicode-set", "a property may hold any character", _B, _C, _property(' Unicode="false"'), _property()),
    Kind("property-unicode-cleared", "a property may hold ASCII alone", _B, _C, _property(), _property(' Unicode="false"')),
    Kind("property-srid-changed", "a property lies in another reference system", _B, _C, _property(' SRID="1"', "Edm.GeographyPoint"), _property(' SRID="2"', "Edm.GeographyPoint")),
    Kind("property-default-value-changed", "a property got another default value", _B, _C, _property(' DefaultValue="a"'), _property(' DefaultValue="b"')),
    # --- navigation properties
    Kind("navigation-added", "a navigation property was added", _C, _C, _complex('<Property Name="i" Type="Edm.Int32"/><Property Name="j" Type="Edm.Int32"/>'), _navigation()),
    Kind("navigation-added-required", "a navigation property that must lead somewhere was added", _B, _C, _complex('<Property Name="i" Type="Edm.Int32"/><Property Name="j" Type="Edm.Int32"/>'), _navigation(' Nullable="false"')),
    Kind("navigation-removed", "a navigation property was removed", _B, _B, _navigation(), _complex('<Property Name="i" Type="Edm.Int32"/><Property Name="j" Type="Edm.Int32"/>')),
    Kind("navigation-moved-to-base", "a navigation property is inherited now", _C, _C,
         '<ComplexType Name="Base"/>' + _complex('<NavigationProperty Name="n" Type="self.Person"/>', ' BaseType="self.Base"'),
         '<ComplexType Name="Base"><NavigationProperty Name="n" Type="self.Person"/></ComplexType>' + _complex("", ' BaseType="self.Base"')),
    Kind("navigation-type-changed", "a navigation property leads to another type", _B, _B, _navigation(), _navigation(type_name="self.Thing")),
    Kind("navigation-collection-set", "a navigation property leads to many entities", _B, _B, _navigation(), _navigation(type_name="Collection(self.Person)")),
    Kind("navigation-collection-cleared", "a navigation property leads to one entity", _B, _B, _navigation(type_name="Collection(self.Person)"), _navigation()),
    Kind("navigation-nullable-set", "a navigation property may lead nowhere", _B, _C, _navigation(' Nullable="false"'), _navigation()),
    Kind("navigation-nullable-cleared", "a navigation property must lead somewhere", _B, _C, _navigation(), _navigation(' Nullable="false"')),
    Kind("navigation-contains-target-set", "a navigation property contains its entities", _B, _C, _navigation(), _navigation(' ContainsTarget="true"')),
    Kind("navigation-contains-target-cleared", "a navigation property no longer contains its entities", _B, _C, _navigation(' ContainsTarget="true"'), _navigation()),
    Kind("navigation-partner-changed", "a navigation property got another partner", _C, _C, _navigation(), _navigation(' Partner="Back"')),
    Kind("navigation-on-delete-changed", "deleting an entity does something else to those that depend on it", _B, _C, _navigation(), _navigation(children='<OnDelete Action="Cascade"/>')),
    Kind("navigation-constraints-changed", "the referential constraints of a navigation property changed", _B, _C,
         _navigation(children='<ReferentialConstraint Property="i" ReferencedProperty="Id"/>'), _navigation(children='<ReferentialConstraint Property="j" ReferencedProperty="Id"/>')),
    # --- enumerations and type definitions
    Kind("enum-member-added", "a member was added to an enumeration", _B, _C, _enum(), _enum(_MEMBER_B)),
    Kind("enum-member-added-evolvable", "a member was added to an enumeration that foresees unknown ones (unknownFutureValue)", _C, _C, _enum(_FUTURE), _enum(_FUTURE + _MEMBER_B)),
    Kind("enum-member-removed", "a member was removed from an enumeration", _B, _B, _enum(_MEMBER_B), _enum()),
    Kind("enum-member-value-changed", "a member of an enumeration got another value", _B, _B, _enum(_MEMBER_B), _enum('<Member Name="b" Value="4"/>')),
    Kind("enum-flags-set", "an enumeration became one of flags", _B, _B, _enum(), _enum(attributes=' IsFlags="true"')),
    Kind("enum-flags-cleared", "an enumeration is no longer one of flags", _B, _B, _enum(attributes=' IsFlags="true"'), _enum()),
    Kind("enum-underlying-changed", "an enumeration got another underlying type", _B, _C, _enum(), _enum(attributes=' UnderlyingType="Edm.Int64"')),
    Kind("definition-underlying-changed", "a type definition got another underlying type", _B, _B, _definition(), _definition("Edm.Int32")),
    Kind("definition-underlying-changed-same-python", "a type definition got another underlying type that is the same in Python", _B, _C, _definition("Edm.Int32"), _definition("Edm.Int64")),
    Kind("definition-facets-changed", "the facets of a type definition changed", _B, _C, _definition(attributes=' MaxLength="5"'), _definition(attributes=' MaxLength="4"')),
    # --- operations
    Kind("operation-added", "an action or function, or an overload of one, was added", _C, _C, "", _operation()),
    Kind("operation-removed", "an action or function, or an overload of one, was removed", _B, _B, _operation(), ""),
    Kind("operation-kind-changed", "an action became a function, or a function an action", _B, _C, _operation(), _operation(kind="Function")),
    Kind("operation-composable-set", "a function became composable", _C, _C, _operation(kind="Function"), _operation("", ' IsComposable="true"', kind="Function")),
    Kind("operation-composable-cleared", "a function is no longer composable", _B, _C, _operation("", ' IsComposable="true"', kind="Function"), _operation(kind="Function")),
    Kind("operation-entity-set-path-changed", "the entity set path of an operation changed", _B, _C,
         _operation(_parameter("it", type_name="self.Person"), ' IsBound="true"', "self.Person"),
         _operation(_parameter("it", type_name="self.Person"), ' IsBound="true" EntitySetPath="it"', "self.Person")),
    Kind("operation-returns-changed", "an operation returns another type", _B, _B, _operation(), _operation(returned="Edm.Int32")),
    Kind("operation-return-facets-changed", "the facets of what an operation returns changed", _B, _B, _operation(), _operation(returned='Type="Edm.String" Nullable="false"')),
    Kind("parameter-added-optional", "a parameter that may be left out was added", _C, _C, _operation(), _operation(_parameter(children=_OPTIONAL))),
    Kind("parameter-inserted", "a parameter that may be left out was added before others", _B, _C,
         _operation(_parameter("q")), _operation(_parameter(children=_OPTIONAL) + _parameter("q"))),
    Kind("parameter-added-required", "a parameter that must be given was added", _B, _B, _operation(), _operation(_parameter("p", ' Nullable="false"'))),
    Kind("parameter-removed", "a parameter was removed", _B, _B, _operation(_parameter()), _operation()),
    Kind("parameter-type-changed", "a parameter got another type", _B, _B, _operation(_parameter()), _operation(_parameter(type_name="Edm.Int32"))),
    Kind("parameter-nullable-set", "a parameter may be null now", _C, _C, _operation(_parameter("p", ' Nullable="false"')), _operation(_parameter())),
    Kind("parameter-nullable-cleared", "a parameter may no longer be null", _B, _B, _operation(_parameter()), _operation(_parameter("p", ' Nullable="false"'))),
    Kind("parameter-facets-changed", "the facets of a parameter changed", _B, _C, _operation(_parameter("p", ' MaxLength="5"')), _operation(_parameter("p", ' MaxLength="4"'))),
    Kind("parameter-order-changed", "the parameters of an operation changed places", _B, _C, _operation(_parameter("p") + _parameter("q")), _operation(_parameter("q") + _parameter("p"))),
    # --- the container
    Kind("container-added", "an entity container was added", _C, _C, "", '<EntityContainer Name="C"/>'),
    Kind("container-removed", "an entity container was removed", _B, _B, '<EntityContainer Name="C"><Singleton Name="s" Type="self.Thing"/></EntityContainer>', ""),
    Kind("container-extends-changed", "an entity container extends another one", _B, _B, _container(), _container("", ' Extends="other.Container"')),
    Kind("entity-set-added", "an entity set was added", _C, _C, _container(), _set()),
    Kind("entity-set-removed", "an entity set was removed", _B, _B, _set(), _container()),
    Kind("entity-set-type-changed", "an entity set holds another type", _B, _B, _set(), _set(type_name="self.Person")),
    Kind("singleton-added", "a singleton was added", _C, _C, _container(), _singleton()),
    Kind("singleton-removed", "a singleton was removed", _B, _B, _singleton(), _container()),
    Kind("singleton-type-changed", "a singleton is of another type", _B, _B, _singleton(), _singleton(type_name="self.Person")),
    Kind("singleton-nullable-changed", "a singleton may be null, or may no longer", _B, _C, _singleton(), _singleton(' Nullable="true"')),
    Kind("import-added", "an operation import was added", _C, _C, _container(), _import()),
    Kind("import-removed", "an operation import was removed", _B, _B, _import(), _container()),
    Kind("import-operation-changed", "an operation import calls another operation", _B, _B, _import(), _import("self.Act2")),
    Kind("import-entity-set-changed", "an operation import returns entities of another set", _B, _C, _import(), _import(attributes=' EntitySet="People"')),
    Kind("service-document-changed", "the service document lists something, or no longer does", _C, _C, _set(), _set(attributes=' IncludeInServiceDocument="false"')),
    Kind("container-child-kind-changed", "a child of the container became one of another kind", _B, _B, _set(), _singleton()),
    Kind("bindings-added", "a navigation property binding was added", _C, _C, _set(), _set(_TO_PEOPLE.format("People"))),
    Kind("bindings-removed", "a navigation property binding was removed", _B, _C, _set(_TO_PEOPLE.format("People")), _set()),
    Kind("bindings-changed", "a navigation property binding leads to another set", _B, _C,
         _container('<EntitySet Name="s" EntityType="self.Thing">' + _TO_PEOPLE.format("People") + "</EntitySet>" + _MORE),
         _container('<EntitySet Name="s" EntityType="self.Thing">' + _TO_PEOPLE.format("More") + "</EntitySet>" + _MORE)),
    # --- terms and annotations
    Kind("term-added", "a term was added", _C, _C, "", _term()),
    Kind("term-removed", "a term was removed", _B, _C, _term(), ""),
    Kind("term-changed", "the declaration of a term changed", _B, _C, _term(), _term(type_name="Edm.Int32")),
    Kind("description-changed", "a description changed", _D, _D, _property(children=_DESCRIPTION.format("a")), _property(children=_DESCRIPTION.format("b"))),
    Kind("long-description-changed", "a long description changed", _D, _D, _property(), _property(children=_LONG.format("b"))),
    Kind("revisions-changed", "a deprecation or another note of versions changed", _D, _D, _property(), _property(children=_REVISIONS)),
    Kind("annotation-added", "an annotation was added", _C, _C, _property(), _property(children=_NOTE.format("a"))),
    Kind("annotation-removed", "an annotation was removed", _C, _C, _property(children=_NOTE.format("a")), _property()),
    Kind("annotation-changed", "an annotation got another value", _C, _C, _property(children=_NOTE.format("a")), _property(children=_NOTE.format("b"))),
    Kind("parameter-optional-set", "a parameter may be left out", _C, _C, _operation(_parameter()), _operation(_parameter(children=_OPTIONAL))),
    Kind("parameter-optional-cleared", "a parameter may no longer be left out", _B, _B, _operation(_parameter(attributes=_NEEDED, children=_OPTIONAL)), _operation(_parameter(attributes=_NEEDED))),
    # --- documents
    Kind("version-changed", "a schema is written in another version of CSDL", _C, _C, document("", "4.0"), document("")),
    Kind("reference-added", "a document refers to another schema", _C, _C, document(""), _referring("a")),
    Kind("reference-removed", "a document no longer refers to another schema", _C, _C, _referring("a"), document("")),
    Kind("reference-changed", "another schema is looked for elsewhere", _C, _C, _referring("a"), _referring("b")),
    # --- moves, and spellings in Python
    Kind("type-moved", "a type got the name that [moved] says", _B, _B, _complex(), '<ComplexType Name="Y"/>', (("example.X", "example.Y"),)),
    Kind("member-moved", "a member got the name that [moved] says", _B, _B,
         _property(), _complex('<Property Name="q" Type="Edm.String"/>'), (("example.X/p", "example.X/q"),)),
    Kind("class-respelled", "a class is spelled differently, because of other names", _C, _B, document(""), document("").replace("</Schema>", _OTHER)),
    Kind("module-respelled", "a class stands in another module: namespaces that share one changed", _C, _B, _circle(""), _circle(' BaseType="other.Y"')),
    Kind("attribute-respelled", "an attribute is spelled differently, because of other names", _C, _B,
         _complex('<Property Name="fooBar" Type="Edm.String"/>'), _complex('<Property Name="fooBar" Type="Edm.String"/><Property Name="foo_bar" Type="Edm.String"/>')),
)  # fmt: skip

BY_ID: Mapping[str, Kind] = {kind.id: kind for kind in TABLE}
