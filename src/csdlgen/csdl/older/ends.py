"""What an association says: its two ends, and the constraint between them (MC-CSDL, 2.1.21 to 2.1.26)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from csdlgen import laws
from csdlgen.csdl.older.names import edm
from csdlgen.csdl.older.tree import Tree
from csdlgen.edm import simple_name


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class End:
    """One side of an association: an entity type, and how many of its entities take part."""

    role: str
    type: str
    multiplicity: str
    on_delete: etree._Element | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """Properties of the dependent end, each with the property of the principal end that it equals."""

    element: etree._Element
    dependent: str
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Association:
    """A link between two entity types, by the roles of its ends."""

    name: str
    ends: Mapping[str, End]
    constraint: Constraint | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A navigation property of the type ``owner``: a way along an association from one end to the other."""

    element: etree._Element
    owner: str
    association: Association
    start: End
    end: End


def read_association(element: etree._Element, tree: Tree) -> Association | None:
    """An association, or None, and reported, if it does not have two ends that can be told apart."""
    schema = element.getparent()
    namespace = "" if schema is None else schema.get("Namespace", "")
    ends = [_end(each, tree) for each in element.iterchildren(edm("End"))]
    by_role = {end.role: end for end in ends}
    name = element.get("Name", "")
    if len(ends) != 2 or len(by_role) != 2:
        reason = "it has not two ends" if len(ends) != 2 else "its ends have the same role"
        tree.report(laws.ASSOCIATION, element, f"the association {name!r} is passed over: {reason}")
        return None
    constraint = element.find(edm("ReferentialConstraint"))
    return Association(
        name=f"{namespace}.{name}",
        ends=by_role,
        constraint=None if constraint is None else _constraint(constraint, tree),
    )


def _end(element: etree._Element, tree: Tree) -> End:
    type_name = tree.source.qualified(element.get("Type", ""))
    return End(
        role=element.get("Role") or simple_name(type_name),
        type=type_name,
        multiplicity=element.get("Multiplicity", "").strip(),
        on_delete=element.find(edm("OnDelete")),
    )


def _constraint(element: etree._Element, tree: Tree) -> Constraint | None:
    principal, dependent = (element.find(edm(name)) for name in ("Principal", "Dependent"))
    if principal is None or dependent is None:
        tree.report(
            laws.ASSOCIATION, element, "ReferentialConstraint lacks Principal or Dependent and is skipped"
        )
        return None
    theirs, own = (
        [ref.get("Name", "") for ref in each.iterchildren(edm("PropertyRef"))]
        for each in (principal, dependent)
    )
    if len(theirs) != len(own):
        tree.report(
            laws.ASSOCIATION,
            element,
            f"Principal names {len(theirs)} properties and Dependent {len(own)}; the rest is skipped",
        )
    pairs = tuple(zip(own, theirs, strict=False))
    return Constraint(element=element, dependent=dependent.get("Role", ""), pairs=pairs)
