"""Documents of OData 1.0 to 3.0, turned into trees of CSDL 4.0 before anything reads them.

The elements of a tree are changed in place, so each keeps its line and column. What needs another element gets one that
stands where the reason for it stands. The readers of 4.0 know nothing of all this.
"""

from csdlgen.csdl.older.names import is_older

__all__ = ["is_older"]
