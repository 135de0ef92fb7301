"""What a page was made of: the things it looked up, so that it is made again only when one of them changed."""

from csdlgen.reads.ledger import Changes, Ledger, Readers, Source
from csdlgen.reads.watched import Derived, Watched, WatchedSequence, noting

__all__ = ["Changes", "Derived", "Ledger", "Readers", "Source", "Watched", "WatchedSequence", "noting"]
