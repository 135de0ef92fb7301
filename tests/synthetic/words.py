"""What names are made of: plain words, words that get in the way, and a source of chance that never changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import TypeVar

T = TypeVar("T")

TYPE_TRAPS = ("list", "set", "print", "filter", "property", "search", "type")
MEMBER_TRAPS = (
    "from", "class", "lambda", "in", "type", "list", "set", "filter", "format", "print", "property", "import",
    "from_dict", "self", "None", "async", "datetime", "additionalData", "__init__",
)  # fmt: skip
ENUM_TRAPS = ("None", "or", "and", "import", "global", "name", "value", "mro", "unknownFutureValue")
LOOKALIKES = ("remoteControlSoftware", "remote_Control_Software", "RemoteControlSoftware")
PRIMITIVES = (
    *("Edm.String",) * 12, *("Edm.Boolean",) * 5, *("Edm.Int32",) * 4, *("Edm.DateTimeOffset",) * 4, "Edm.Int64",
    "Edm.Guid", "Edm.Double", "Edm.Decimal", "Edm.Date", "Edm.Duration", "Edm.TimeOfDay", "Edm.Binary", "Edm.Stream",
    "Edm.Byte", "Edm.Single", "Edm.Int16",
)  # fmt: skip

HEADS = (
    "access", "app", "audit", "backup", "billing", "calendar", "call", "chat", "claim", "cloud", "consent",
    "contact", "content", "control", "cost", "data", "device", "directory", "domain", "drive", "event", "file",
    "folder", "group", "identity", "invite", "item", "job", "key", "label", "mail", "media", "message", "network",
    "note", "office", "order", "page",
)  # fmt: skip
TAILS = (
    "Action", "Address", "Assignment", "Base", "Body", "Category", "Collection", "Condition", "Configuration",
    "Connector", "Count", "Date", "Definition", "Detail", "Entry", "Filter", "History", "Info", "Instance", "Level",
    "Link", "Mode", "Name", "Owner", "Package", "Policy", "Profile", "Range", "Reference", "Request", "Result",
    "Role", "Rule", "Scope", "Setting", "Source", "State", "Step", "Summary", "Target", "Template", "Token",
    "Usage",
)  # fmt: skip


class Lot:
    """A stream of numbers that is the same wherever it is drawn (Numerical Recipes' linear congruence)."""

    def __init__(self, seed: int) -> None:
        self._state = seed & 0xFFFFFFFF

    def below(self, limit: int) -> int:
        """A number from 0 to ``limit - 1``."""
        self._state = (1664525 * self._state + 1013904223) & 0xFFFFFFFF
        return (self._state * limit) >> 32

    def chance(self, percent: int) -> bool:
        """True in that many cases of a hundred."""
        return self.below(100) < percent

    def pick(self, items: Sequence[T]) -> T:
        """One of the items."""
        return items[self.below(len(items))]


def names() -> Iterator[str]:
    """Distinct names in camel case, two words long first, then three, without end."""
    for rounds in count():
        suffix = "" if not rounds else TAILS[(rounds - 1) % len(TAILS)] * ((rounds - 1) // len(TAILS) + 1)
        for index in range(len(HEADS) * len(TAILS)):
            yield HEADS[index % len(HEADS)] + TAILS[(index * 7 + index // len(HEADS)) % len(TAILS)] + suffix


def distinct(found: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for name in found:
        if name not in seen:
            seen.add(name)
            yield name
