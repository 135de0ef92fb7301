"""Documents in, one resolved model out."""

from csdlgen.graph.build import build
from csdlgen.graph.components import cycles
from csdlgen.graph.describe import describable, described
from csdlgen.graph.model import Edge, Effective, TypeGraph, Unresolved, Use, Walk
from csdlgen.graph.select import select, unmatched

__all__ = [
    "Edge",
    "Effective",
    "TypeGraph",
    "Unresolved",
    "Use",
    "Walk",
    "build",
    "cycles",
    "describable",
    "described",
    "select",
    "unmatched",
]
