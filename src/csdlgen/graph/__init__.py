"""Documents in, one resolved model out."""

from csdlgen.graph.bind import Overloads, of_collections, overloads
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
    "Overloads",
    "TypeGraph",
    "Unresolved",
    "Use",
    "Walk",
    "build",
    "cycles",
    "describable",
    "describable_on_sites",
    "described",
    "of_collections",
    "overloads",
    "select",
    "unknown",
    "unmatched",
    "watched",
]
