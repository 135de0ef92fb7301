"""Associations: links between entity types that stood beside them, as navigation properties that lead somewhere.

In 4.0 a navigation property has a type, a partner, constraints and a reaction to deletion of its own, and an entity set
says where it leads. Older versions said all that once for both directions (MC-CSDL, 2.1.21 to 2.1.28).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from csdlgen import laws
from csdlgen.csdl.older.ends import Association, Link, read_association
from csdlgen.csdl.older.names import edm
from csdlgen.csdl.older.sets import convert_association_sets
from csdlgen.csdl.older.tree import Tree, in_turn

_ACTIONS = frozenset(("Cascade", "None", "SetNull", "SetDefault"))


def convert_associations(tree: Tree) -> None:
    """Navigation properties learn from associations and association sets, which vanish."""
    known = {
        association.name: association
        for element in tree.all("Association")
        if (association := read_association(element, tree))
    }
    links: dict[str, list[Link]] = {name: [] for name in known}
    for link in _links(known, tree):
        links[link.association.name].append(link)
    for name, association in known.items():
        for link in links[name]:
            _lead(link, tree)
            _find_partner(link, links[name], tree)
        _constrain(association, links[name], tree)
        _react(association, links[name], tree)
    convert_association_sets(known, links, tree)
    for element in tree.all("Association"):
        tree.drop(element)


def _links(known: dict[str, Association], tree: Tree) -> Iterator[Link]:
    for schema in tree.all("Schema"):
        for owner in schema.iterchildren(edm("EntityType"), edm("ComplexType")):
            for element in in_turn((owner,), "NavigationProperty"):
                if element.get("Relationship") is None and element.get("Type") is not None:
                    continue  # as in 4.0
                link = _link(element, f"{schema.get('Namespace', '')}.{owner.get('Name', '')}", known, tree)
                if isinstance(link, Link):
                    yield link
                else:
                    name = element.get("Name", "")
                    tree.report(laws.ASSOCIATION, element, f"{name!r} is passed over: {link}")
                    tree.drop(element)


def _link(element: etree._Element, owner: str, known: dict[str, Association], tree: Tree) -> Link | str:
    """Where a navigation property leads, or why nowhere."""
    name = tree.source.qualified(tree.take(element, "Relationship") or "")
    roles = [tree.take(element, attribute) or "" for attribute in ("FromRole", "ToRole")]
    association = known.get(name)
    if association is None:
        return f"this document has no association {name!r}"
    for role in roles:
        if role not in association.ends:
            return f"the association {name!r} has no end {role!r}"
    if roles[0] == roles[1]:
        return f"it leads from the end {roles[0]!r} to itself"
    start, end = (association.ends[role] for role in roles)
    return Link(element=element, owner=owner, association=association, start=start, end=end)


def _lead(link: Link, tree: Tree) -> None:
    """The type of a navigation property is that of the end, as often as its multiplicity says."""
    multiplicity = link.end.multiplicity
    link.element.set("Type", f"Collection({link.end.type})" if multiplicity == "*" else link.end.type)
    if multiplicity == "1":
        link.element.set("Nullable", "false")
    elif multiplicity not in ("*", "0..1"):
        tree.report(
            laws.ASSOCIATION,
            link.element,
            f"the end {link.end.role!r} has the multiplicity {multiplicity!r}; 0..1 is taken",
            hint="a multiplicity is 0..1, 1 or *",
        )


def _find_partner(link: Link, links: Iterable[Link], tree: Tree) -> None:
    for other in links:
        if other.start is link.end and other.owner in tree.lineage(link.end.type):
            link.element.set("Partner", other.element.get("Name", ""))
            return


def _constrain(association: Association, links: Iterable[Link], tree: Tree) -> None:
    """A dependent property equals a principal one: the navigation property of the dependent end says so."""
    constraint = association.constraint
    if constraint is None:
        return
    from_dependent = [link for link in links if link.start.role == constraint.dependent]
    if not from_dependent:
        _lost("ReferentialConstraint", constraint.element, constraint.dependent, tree)
    for link in from_dependent:
        for dependent, principal in constraint.pairs:
            tree.add(
                link.element,
                "ReferentialConstraint",
                constraint.element,
                Property=dependent,
                ReferencedProperty=principal,
            )


def _react(association: Association, links: Iterable[Link], tree: Tree) -> None:
    """What happens to related entities when one is deleted is said where the navigation begins."""
    for end in association.ends.values():
        if end.on_delete is None:
            continue
        action = end.on_delete.get("Action", "")
        from_end = [link for link in links if link.start is end]
        if action not in _ACTIONS:
            tree.report(laws.OLDER_ELEMENT, end.on_delete, f"OnDelete {action!r} has no meaning in OData 4.0")
        elif not from_end and action != "None":
            _lost("OnDelete", end.on_delete, end.role, tree)
        else:
            for link in from_end:
                tree.add(link.element, "OnDelete", end.on_delete, Action=action)


def _lost(kind: str, element: etree._Element, role: str, tree: Tree) -> None:
    tree.report(
        laws.OLDER_ELEMENT,
        element,
        f"{kind} is passed over: no navigation property begins at the end {role!r}, and in OData 4.0 one must",
    )
