from __future__ import annotations

from collections.abc import Sequence

import pytest

from csdlgen.diagnostics import Diagnostic
from csdlgen.edm import NavigationProperty, Schema
from tests.unit.csdl.older.documents import codes, entity, read, structured


def end(role: str, type_name: str, multiplicity: str, inside: str = "") -> str:
    return f'<End Role="{role}" Type="self.{type_name}" Multiplicity="{multiplicity}">{inside}</End>'


def association(*children: str, name: str = "A_B") -> str:
    return f'<Association Name="{name}">{"".join(children)}</Association>'


def way(name: str, start: str, to: str, relationship: str = "self.A_B") -> str:
    return (
        f'<NavigationProperty Name="{name}" Relationship="{relationship}" FromRole="{start}" ToRole="{to}"/>'
    )


def constraint(principal: Sequence[str] = ("ID",), dependent: Sequence[str] = ("AID",)) -> str:
    def refs(names: Sequence[str]) -> str:
        return "".join(f'<PropertyRef Name="{name}"/>' for name in names)

    return (
        f'<ReferentialConstraint><Principal Role="a">{refs(principal)}</Principal>'
        f'<Dependent Role="b">{refs(dependent)}</Dependent></ReferentialConstraint>'
    )


def navigation(schema: Schema, type_name: str) -> NavigationProperty:
    (found,) = structured(schema, type_name).navigation_properties
    return found


ONE, MANY = end("a", "A", "1"), end("b", "B", "*")
BOTH = (entity("A", way("Bs", "a", "b")), entity("B", way("A", "b", "a")))


@pytest.mark.parametrize(
    ("multiplicity", "type_text", "nullable"),
    [("1", "ns.B", False), ("0..1", "ns.B", None), ("*", "Collection(ns.B)", None)],
)
def test_a_navigation_property_leads_to_the_end_as_often_as_it_says(
    multiplicity: str, type_text: str, nullable: bool | None
) -> None:
    schema, findings = read(
        entity("A", way("B", "a", "b")),
        entity("B"),
        association(end("a", "A", "1"), end("b", "B", multiplicity)),
    )
    found = navigation(schema, "A")
    assert (str(found.type), found.nullable, found.partner) == (type_text, nullable, "")
    assert findings == ()


def test_the_way_back_is_the_partner() -> None:
    schema, findings = read(*BOTH, association(ONE, MANY))
    assert (navigation(schema, "A").partner, navigation(schema, "B").partner) == ("A", "Bs")
    assert findings == ()


def test_an_association_of_a_type_with_itself_is_told_by_its_roles() -> None:
    schema, findings = read(
        entity("A", way("Boss", "b", "a"), way("Staff", "a", "b")),
        association(end("a", "A", "0..1"), end("b", "A", "*")),
    )
    boss, staff = structured(schema, "A").navigation_properties
    assert (str(boss.type), boss.partner) == ("ns.A", "Staff")
    assert (str(staff.type), staff.partner) == ("Collection(ns.A)", "Boss")
    assert findings == ()


def test_a_partner_is_a_property_of_the_type_at_the_other_end_or_of_its_base() -> None:
    derived = (entity("A", way("Bs", "a", "b")), entity("B"), entity("C", way("A", "b", "a"), base="ns.B"))
    schema, _ = read(*derived, association(ONE, MANY))
    assert (navigation(schema, "A").partner, navigation(schema, "C").partner) == ("", "Bs")
    based = (entity("A", way("Cs", "a", "b")), entity("B", way("A", "b", "a")), entity("C", base="ns.B"))
    schema, _ = read(*based, association(ONE, end("b", "C", "*")))
    assert navigation(schema, "A").partner == "A"


def test_a_constraint_stands_at_the_navigation_property_of_the_dependent_end() -> None:
    schema, findings = read(*BOTH, association(ONE, MANY, constraint(("ID", "X"), ("AID", "AX"))))
    assert navigation(schema, "A").constraints == ()
    assert [(each.property, each.referenced_property) for each in navigation(schema, "B").constraints] == [
        ("AID", "ID"),
        ("AX", "X"),
    ]
    assert findings == ()


def test_a_reaction_to_deletion_stands_where_the_navigation_begins() -> None:
    cascade = end("a", "A", "1", '<OnDelete Action="Cascade"/>')
    schema, findings = read(*BOTH, association(cascade, MANY))
    assert (navigation(schema, "A").on_delete, navigation(schema, "B").on_delete) == ("Cascade", "")
    assert findings == ()


def test_what_no_navigation_property_can_say_is_reported() -> None:
    parts = (end("a", "A", "1", '<OnDelete Action="Cascade"/>'), MANY, constraint())
    _, findings = read(entity("A"), entity("B"), association(*parts))
    assert codes(findings) == ["CSDL152", "CSDL152"]
    _, findings = read(*BOTH, association(end("a", "A", "1", '<OnDelete Action="Restrict"/>'), MANY))
    assert codes(findings) == ["CSDL152"]


@pytest.mark.parametrize(
    ("relationship", "start", "to", "reason"),
    [
        ("self.gone", "a", "b", "this document has no association 'ns.gone'"),
        ("self.A_B", "x", "b", "the association 'ns.A_B' has no end 'x'"),
        ("self.A_B", "a", "x", "the association 'ns.A_B' has no end 'x'"),
        ("self.A_B", "a", "a", "it leads from the end 'a' to itself"),
    ],
)
def test_a_navigation_property_that_leads_nowhere_is_reported(
    relationship: str, start: str, to: str, reason: str
) -> None:
    schema, findings = read(
        entity("A", way("B", start, to, relationship)), entity("B"), association(ONE, MANY)
    )
    assert structured(schema, "A").navigation_properties == ()
    (finding,) = findings
    assert (finding.code, finding.message) == ("CSDL153", f"'B' is passed over: {reason}")


@pytest.mark.parametrize("children", [(ONE,), (ONE, ONE), (ONE, MANY, end("c", "A", "1")), ()])
def test_an_association_without_two_ends_is_reported(children: tuple[str, ...]) -> None:
    _, findings = read(entity("A"), association(*children))
    assert codes(findings) == ["CSDL153"]


@pytest.mark.parametrize(
    "broken",
    [
        constraint(("ID", "X"), ("AID",)),
        "<ReferentialConstraint><Principal Role='a'/></ReferentialConstraint>",
    ],
)
def test_a_constraint_that_makes_no_sense_is_reported(broken: str) -> None:
    _, findings = read(*BOTH, association(ONE, MANY, broken))
    assert codes(findings) == ["CSDL153"]


def test_an_unknown_multiplicity_is_reported() -> None:
    schema, findings = read(*BOTH, association(ONE, end("b", "B", "2")))
    assert str(navigation(schema, "A").type) == "ns.B"
    assert codes(findings) == ["CSDL153"]


def test_a_role_is_the_name_of_the_type_where_none_is_given() -> None:
    ends = association('<End Type="self.A" Multiplicity="1"/>', '<End Type="self.B" Multiplicity="*"/>')
    schema, findings = read(entity("A", way("Bs", "A", "B")), entity("B"), ends)
    assert str(navigation(schema, "A").type) == "Collection(ns.B)"
    assert findings == ()


# Association sets


def service(*sets: str, ends: str = "") -> str:
    return (
        f'<EntityContainer Name="C">{"".join(sets)}'
        f'<AssociationSet Name="S" Association="self.A_B">{ends}</AssociationSet></EntityContainer>'
    )


def entity_set(name: str, type_name: str) -> str:
    return f'<EntitySet Name="{name}" EntityType="self.{type_name}"/>'


AS, BS = entity_set("As", "A"), entity_set("Bs", "B")
ENDS = '<End Role="a" EntitySet="As"/><End Role="b" EntitySet="Bs"/>'


def bindings(schema: Schema) -> list[tuple[str, str, str]]:
    (container,) = schema.containers
    return [
        (each.name, bound.path, bound.target) for each in container.entity_sets for bound in each.bindings
    ]


def test_an_association_set_binds_navigation_in_both_directions() -> None:
    schema, findings = read(*BOTH, association(ONE, MANY), service(AS, BS, ends=ENDS))
    assert bindings(schema) == [("As", "Bs", "Bs"), ("Bs", "A", "As")]
    assert findings == ()


def test_ends_of_a_set_without_roles_are_told_by_their_types() -> None:
    ends = '<End EntitySet="As"/><End EntitySet="Bs"/>'
    schema, findings = read(*BOTH, association(ONE, MANY), service(AS, BS, ends=ends))
    assert bindings(schema) == [("As", "Bs", "Bs"), ("Bs", "A", "As")]
    assert findings == ()


def test_what_derived_entities_have_is_bound_through_a_cast() -> None:
    types = (entity("A"), entity("D", way("Bs", "a", "b"), base="self.A"), entity("B"))
    schema, findings = read(*types, association(end("a", "D", "1"), MANY), service(AS, BS, ends=ENDS))
    assert bindings(schema) == [("As", "ns.D/Bs", "Bs")]
    assert findings == ()


@pytest.mark.parametrize(
    "broken",
    [
        service(AS, BS, ends=ENDS).replace("self.A_B", "self.gone"),
        service(AS, ends=ENDS),
        service(AS, BS, ends=ENDS.replace('Role="a"', 'Role="x"')),
    ],
)
def test_an_association_set_that_ties_nothing_together_is_reported(broken: str) -> None:
    schema, findings = read(*BOTH, association(ONE, MANY), broken)
    assert bindings(schema) == []
    assert codes(findings) == ["CSDL154"]


def test_many_associations_are_read_in_linear_time() -> None:
    """Every pass looks at the links of one association, never at all of them."""

    def model(size: int) -> tuple[Schema, tuple[Diagnostic, ...]]:
        parts = []
        for index in range(size):
            parts.append(association(ONE, MANY, name=f"R{index}"))
            parts.append(entity(f"T{index}", way("W", "a", "b", f"self.R{index}")))
        return read(entity("A"), entity("B"), *parts)

    schema, findings = model(2000)
    assert len(schema.types) == 2002
    assert findings == ()
