"""Synthetic CSDL of any size, with the proportions and the oddities of Microsoft Graph's.

Everything follows from the two arguments of :func:`schema`: no clock, no hash order, and a source of chance of our
own, so that every Python on every system makes the same text.
"""

from __future__ import annotations

from tests.synthetic.model import GRAPH_TYPES, make, scaled
from tests.synthetic.text import document
from tests.synthetic.words import Lot

__all__ = ["GRAPH_TYPES", "schema"]


def schema(*, types: int = GRAPH_TYPES, seed: int = 0) -> str:
    """A whole CSDL document with ``types`` structured types (30 at least), and of all else what Graph has for so many.

    The default is of Graph's size: 1,182 entity, 1,779 complex and 861 enum types in 11 namespaces, 857 actions,
    326 functions, 535 open types and 4,878 external annotation blocks.
    """
    return "".join(document(make(max(types, 30), Lot(seed)), scaled(4878, max(types, 30))))
