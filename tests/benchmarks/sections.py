"""The page has two writers: ``make bench`` writes all but its last section, ``make bench-peers`` that one."""

from __future__ import annotations

_PEERS = "\n## Beside others\n"


def kept(page: str) -> str:
    """The section on peers of a page, as it stands; empty without one."""
    _, heading, rest = page.partition(_PEERS)
    return heading + rest


def replaced(page: str, section: str) -> str:
    """The page with this as its section on peers."""
    return f"{page.partition(_PEERS)[0]}{_PEERS}\n{section}\n"
