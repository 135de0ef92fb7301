"""Metadata from a service that somebody named: fetched, checked, and written beside a record of where it came from."""

from csdlgen.fetching.fetch import Fetched, Outcome, again, compare, default_name, fetch, save
from csdlgen.fetching.origin import Origin, beside, origin_of
from csdlgen.fetching.transport import Request
from csdlgen.fetching.urls import is_url, metadata_url, public

__all__ = [
    "Fetched",
    "Origin",
    "Outcome",
    "Request",
    "again",
    "beside",
    "compare",
    "default_name",
    "fetch",
    "is_url",
    "metadata_url",
    "origin_of",
    "public",
    "save",
]
