"""Association sets: which entity sets an association connects, as navigation property bindings (13.4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from csdlgen import laws
from csdlgen.csdl.older.ends import Association, Link
from csdlgen.csdl.older.names import edm
from csdlgen.csdl.older.tree import Tree, in_turn


def convert_association_sets(
    known: Mapping[str, Association], links: Mapping[str, Iterable[Link]], tree: Tree
) -> None:
    """The entity set at one end says where a navigation property from it leads."""
    for container in tree.all("EntityContainer"):
        sets = {each.get("Name", ""): each for each in container.iterchildren(edm("EntitySet"))}
        for element in in_turn((container,), "AssociationSet"):
            name = tree.source.qualified(element.get("Association", ""))
            ends = _ends(element, known.get(name), sets, tree)
            for link in links.get(name, ()) if len(ends) == 2 else ():
                _bind(link, ends, element, tree)
            tree.drop(element)


def _ends(
    element: etree._Element,
    association: Association | None,
    sets: Mapping[str, etree._Element],
    tree: Tree,
) -> Mapping[str, etree._Element]:
    """The entity set at each end, by role; what is wrong is reported, and fewer than two come back."""
    name = element.get("Name", "")
    found: dict[str, etree._Element] = {}
    if association is None:
        reason = f"this document has no association {element.get('Association', '')!r}"
        tree.report(laws.ASSOCIATION_SET, element, f"the association set {name!r} is passed over: {reason}")
        return found
    for end in element.iterchildren(edm("End")):
        target = end.get("EntitySet", "")
        role = end.get("Role") or _role(sets.get(target), association, tree)
        if target not in sets or role not in association.ends:
            what = f"the end {role!r}" if target in sets else f"the entity set {target!r}"
            tree.report(laws.ASSOCIATION_SET, end, f"{what} of the association set {name!r} does not exist")
        else:
            found[role] = sets[target]
    return found


def _role(entity_set: etree._Element | None, association: Association, tree: Tree) -> str:
    """The role of an end that does not name it: that of the end with the type of the entity set."""
    if entity_set is None:
        return ""
    lineage = tree.lineage(tree.source.qualified(entity_set.get("EntityType", "")))
    return next((role for role, end in association.ends.items() if end.type in lineage), "")


def _bind(link: Link, ends: Mapping[str, etree._Element], origin: etree._Element, tree: Tree) -> None:
    start, target = ends[link.start.role], ends[link.end.role]
    name = link.element.get("Name", "")
    lineage = tree.lineage(tree.source.qualified(start.get("EntityType", "")))
    # What only derived entities have is reached through a cast.
    path = name if link.owner in lineage else f"{link.owner}/{name}"
    tree.add(start, "NavigationPropertyBinding", origin, Path=path, Target=target.get("Name", ""))
