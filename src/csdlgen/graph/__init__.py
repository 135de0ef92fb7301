"""Documents in, one resolved model out."""

from csdlgen.graph.build import build
from csdlgen.graph.model import Edge, Effective, TypeGraph, Unresolved, Use, Walk

__all__ = ["Edge", "Effective", "TypeGraph", "Unresolved", "Use", "Walk", "build"]
