"""Attributes that no pass could translate: each kind is reported once."""

from __future__ import annotations

from csdlgen.csdl.older.names import SAP, STORE, M
from csdlgen.csdl.older.tree import Tree
from csdlgen.csdl.source import EDM

_GONE = frozenset(("FixedLength", "Collation", "ConcurrencyMode"))
_PREFIXES = {M: "m:", SAP: "sap:", STORE: "annotation:"}
_MEANINGLESS = frozenset(
    (f"{M}IsDefaultEntityContainer", f"{STORE}LazyLoadingEnabled", f"{STORE}UseStrongSpatialTypes")
)
"""They say nothing about the service, or what 4.0 takes for granted."""


def convert_leftovers(tree: Tree) -> None:
    """What has no meaning in 4.0 is reported and forgotten."""
    for element in tree.root.iter(f"{EDM}*"):
        for name in map(str, element.attrib):
            prefix = next((each for each in _PREFIXES if name.startswith(each)), "")
            if name in _MEANINGLESS or (name == "ConcurrencyMode" and element.get(name) == "None"):
                tree.take(element, name)
            elif prefix:
                tree.lose(element, name, f"{_PREFIXES[prefix]}{name.removeprefix(prefix)}")
            elif name in _GONE:
                tree.lose(element, name, name)
