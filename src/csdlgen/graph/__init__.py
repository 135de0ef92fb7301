"""Documents in, one resolved model out."""

from csdlgen.graph.bind import overloads
from csdlgen.graph.build import build
from csdlgen.graph.components import cycles
from csdlgen.graph.describe import describable, describable_on_sites, described, unknown
from csdlgen.graph.model import Edge, Effective, TypeGraph, Unresolved, Use, Walk
from csdlgen.graph.moved import Names
from csdlgen.graph.select import select, unmatched
from csdlgen.graph.watched import watched

__all__ = [
    "Edge",
    "Effective",
    "Names",
    "TypeGraph",
    "Unresolved",
    "Use",
    "Walk",
    "build",
    "cycles",
    "describable",
    "describable_on_sites",
    "described",
    "overloads",
    "select",
    "unknown",
    "unmatched",
    "watched",
]
