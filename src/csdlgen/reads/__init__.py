"""What a page was made of: the things it looked up, so that it is made again only when one of them changed."""

from csdlgen.reads.ledger import Ledger, Readers
from csdlgen.reads.watched import Derived, Watched, WatchedSequence, noting

__all__ = ["Derived", "Ledger", "Readers", "Watched", "WatchedSequence", "noting"]
