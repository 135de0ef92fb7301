"""Navigation properties (CSDL3xx)."""

from __future__ import annotations

from csdlgen.diagnostics import Law, Severity
from csdlgen.laws.examples import v40

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def _entity(name: str, *members: str, base: str = "self.Thing") -> str:
    return f'<EntityType Name="{name}" BaseType="{base}">{"".join(members)}</EntityType>'


def _link(name: str, target: str, children: str = "", more: str = "") -> str:
    return f'<NavigationProperty Name="{name}" Type="{target}"{more}>{children}</NavigationProperty>'


def _constraint(dependent: str, principal: str) -> str:
    return f'<ReferentialConstraint Property="{dependent}" ReferencedProperty="{principal}"/>'


_NUMBER = '<Property Name="a" Type="Edm.Int32"/>'

LINK_NULLABLE = Law(
    "CSDL360", ERROR, "A collection of related entities does not say whether it can be null.",
    why="It can be empty, and an entity in it is never null.",
    cure="Remove Nullable.",
    breaks=_entity("T", _link("n", "Collection(self.Thing)", more=' Nullable="true"')),
    keeps=_entity("T", _link("n", "Collection(self.Thing)")),
    rules=("R080",), section="8.2", edmlib=("NavigationPropertyWithCollectionTypeCannotHaveNullableAttribute",),
)  # fmt: skip
PARTNER_OF_COMPLEX = Law(
    "CSDL361", ERROR, "A navigation property of a complex type has no partner.",
    why="The way back would lead to a value, which no entity can refer to.",
    cure="Remove Partner.",
    breaks='<ComplexType Name="T">' + _link("n", "self.Thing", more=' Partner="Owner"') + "</ComplexType>",
    keeps='<ComplexType Name="T">' + _link("n", "self.Thing") + "</ComplexType>",
    rules=("R081",), section="8.3",
)  # fmt: skip
PARTNER_PATH = Law(
    "CSDL362", ERROR, "A partner is a navigation property of the target type or a type derived from it.",
    why="It names the way back.",
    cure="Correct the path: complex properties and casts, then a navigation property.",
    breaks=_entity("T", _link("n", "self.Thing", more=' Partner="nowhere"')),
    keeps=_entity("T", _link("n", "self.T", more=' Partner="n"')),
    rules=("R082",), section="8.3",
    edmlib=("UnresolvedNavigationPropertyPartnerPath", "BadUnresolvedNavigationPropertyPath"),
)  # fmt: skip
PARTNER_TYPE = Law(
    "CSDL363", ERROR, "A partner leads back to the declaring type or one of its base types.",
    why="Following both ways ends where it began.",
    cure="Name another partner, or correct its type.",
    breaks=_entity("T", _link("n", "self.Thing", more=' Partner="Owner"')),
    keeps=_entity("T", _link("n", "self.T", more=' Partner="n"')),
    rules=("R083",), section="8.3",
)  # fmt: skip
PARTNER_BACK = Law(
    "CSDL364", ERROR, "The partner of a partner is the property itself.",
    why="Both ends describe one relationship.",
    cure="Let both name each other, or only one of them.",
    breaks=_entity(
        "T",
        _link("n", "self.T", more=' Partner="m"'),
        _link("m", "self.T", more=' Partner="m"'),
    ),
    keeps=_entity("T", _link("n", "self.T", more=' Partner="m"'), _link("m", "self.T", more=' Partner="n"')),
    rules=("R084",), section="8.3",
)  # fmt: skip
CONTAINED_IN_ITEM = Law(
    "CSDL365", WARNING, "In a document of version 4.0 a complex type that contains entities is not used in collections.",
    why="Items of a collection have no URL, so the contained entities would have none.",
    cure="Use an entity type, or raise the version.",
    breaks=v40(
        '<ComplexType Name="T">' + _link("n", "self.Thing", more=' ContainsTarget="true"') + "</ComplexType>"
        + '<ComplexType Name="U"><Property Name="a" Type="Collection(self.T)" Nullable="false"/></ComplexType>'
    ),
    keeps=v40(
        '<ComplexType Name="T">' + _link("n", "self.Thing", more=' ContainsTarget="true"') + "</ComplexType>"
        + '<ComplexType Name="U"><Property Name="a" Type="self.T"/></ComplexType>'
    ),
    rules=("R086",), section="8.4",
)  # fmt: skip
CONTAINMENT_PARTNER = Law(
    "CSDL366", ERROR,
    "The partner of a containment is single; it can be null if the containment is recursive, and cannot otherwise.",
    why="A contained entity has one container; in a recursive containment the outermost entity has none.",
    cure='Make the partner single, with Nullable="false" unless the containment is recursive.',
    breaks=(
        '<EntityType Name="T"><Key><PropertyRef Name="a"/></Key><Property Name="a" Type="Edm.Int32" Nullable="false"/>'
        + _link("up", "self.U") + "</EntityType>"
        + _entity("U", _link("n", "Collection(self.T)", more=' ContainsTarget="true" Partner="up"'))
    ),
    keeps=(
        '<EntityType Name="T"><Key><PropertyRef Name="a"/></Key><Property Name="a" Type="Edm.Int32" Nullable="false"/>'
        + _link("up", "self.U", more=' Nullable="false"') + "</EntityType>"
        + _entity("U", _link("n", "Collection(self.T)", more=' ContainsTarget="true" Partner="up"'))
    ),
    rules=("R087",), section="8.4",
    edmlib=(
        "NavigationPropertyWithRecursiveContainmentTargetMustBeOptional",
        "NavigationPropertyWithRecursiveContainmentSourceMustBeFromZeroOrOne",
        "NavigationPropertyWithNonRecursiveContainmentSourceMustBeFromOne",
    ),
)  # fmt: skip
CONTAINED_TWICE = Law(
    "CSDL367", ERROR, "A type and its base types have at most one navigation property whose partner contains.",
    why="An entity has one container.",
    cure="Remove ContainsTarget or Partner from all but one.",
    breaks=(
        '<EntityType Name="T" BaseType="self.Person">'
        + _link("up", "self.U", more=' Nullable="false"') + _link("over", "self.U", more=' Nullable="false"')
        + "</EntityType>"
        + _entity(
            "U",
            _link("n", "Collection(self.T)", more=' ContainsTarget="true" Partner="up"'),
            _link("m", "Collection(self.T)", more=' ContainsTarget="true" Partner="over"'),
        )
    ),
    keeps=(
        '<EntityType Name="T" BaseType="self.Person">' + _link("up", "self.U", more=' Nullable="false"')
        + "</EntityType>"
        + _entity("U", _link("n", "Collection(self.T)", more=' ContainsTarget="true" Partner="up"'))
    ),
    rules=("R088",), section="8.4", edmlib=("EntitySetCanOnlyBeContainedByASingleNavigationProperty",),
)  # fmt: skip
CONSTRAINT_SINGLE = Law(
    "CSDL368", ERROR, "Only a navigation property to one entity has referential constraints.",
    why="A property equals that of one entity, not those of many.",
    cure="Move the constraint to the partner.",
    breaks=_entity("T", _link("n", "Collection(self.Thing)", _constraint("Id", "Id"))),
    keeps=_entity("T", _NUMBER, _link("n", "self.Thing", _constraint("a", "Id"))),
    rules=("R089",), section="8.5",
)  # fmt: skip
CONSTRAINT_PROPERTY = Law(
    "CSDL369", ERROR, "A referential constraint names a property of the declaring type and one of the related type.",
    why="What nothing declares cannot be equal.",
    cure="Correct the names: Property is of this type, ReferencedProperty of the other.",
    breaks=_entity("T", _link("n", "self.Thing", _constraint("b", "Id"))),
    keeps=_entity("T", _NUMBER, _link("n", "self.Thing", _constraint("a", "Id"))),
    rules=("R090",), section="8.5",
    edmlib=("BadUnresolvedProperty", "DependentPropertiesMustBelongToDependentEntity"),
)  # fmt: skip
CONSTRAINT_TYPE = Law(
    "CSDL370", ERROR, "The two properties of a referential constraint have the same type.",
    why="Values of different types are never equal.",
    cure="Correct one of the types, or name another property.",
    breaks=_entity("T", _link("n", "self.Thing", _constraint("Name", "Id"))),
    keeps=_entity("T", _NUMBER, _link("n", "self.Thing", _constraint("a", "Id"))),
    rules=("R091",), section="8.5", edmlib=("TypeMismatchRelationshipConstraint",),
)  # fmt: skip
CONSTRAINT_NULLABLE = Law(
    "CSDL371", WARNING, "The dependent property of a constraint can be null exactly if the relationship or the principal property can.",
    why="Without a related entity there is nothing to be equal to; with one there always is.",
    cure="Correct Nullable of the dependent property or of the navigation property.",
    breaks=_entity("T", _NUMBER, _link("n", "self.Thing", _constraint("a", "Id"), ' Nullable="false"')),
    keeps=_entity("T", _NUMBER, _link("n", "self.Thing", _constraint("a", "Id"))),
    rules=("R092",), section="8.5", edmlib=("InvalidMultiplicityOfPrincipalEnd",),
)  # fmt: skip
CONSTRAINT_40 = Law(
    "CSDL372", WARNING, "In a document of version 4.0 the properties of a constraint are primitive.",
    why="Clients of version 4.0 do not compare complex values.",
    cure="Name the primitive properties inside, or raise the version.",
    breaks=v40(
        _entity("T", '<Property Name="s" Type="self.Size"/>', _link("n", "self.U", _constraint("s", "s")))
        + _entity("U", '<Property Name="s" Type="self.Size"/>')
    ),
    keeps=v40(_entity("T", _NUMBER, _link("n", "self.Thing", _constraint("a", "Id")))),
    rules=("R093",), section="17",
)  # fmt: skip
ON_DELETE = Law(
    "CSDL373", ERROR, "OnDelete is Cascade, None, SetNull or SetDefault.",
    why="Nothing else says what happens.",
    cure="Correct Action.",
    breaks=_entity("T", _link("n", "self.Thing", '<OnDelete Action="Forget"/>')),
    keeps=_entity("T", _link("n", "self.Thing", '<OnDelete Action="Cascade"/>')),
    rules=("R094",), section="8.6", edmlib=("InvalidOnDelete",),
)  # fmt: skip
