from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeAlias, TypeVar

from .decoders import Decoder
from .value import ODataValue

T = TypeVar("T", bound=ODataValue)  # noqa: PYI001

class Origin(NamedTuple):
    type_name: str
    type_text: str | None
    values: tuple[Any, ...]
    additional: dict[str, Any]

Entries: TypeAlias = Mapping[str, tuple[str, type, Decoder]]

class Table(NamedTuple):
    entries: Entries
    members: tuple[tuple[str, str], ...]
    positions: dict[str, int]
    state: Callable[[Any], tuple[Any, ...]]
    derived: bool

def table_of(cls: type[ODataValue]) -> Table: ...
def members_of(value: ODataValue) -> dict[str, Any]: ...
def decode_root(
    cls: type[T],
    mapping: Any,
    entries_of: Callable[[type[ODataValue]], Entries] = ...,
) -> T: ...
def decode_as(
    cls: type[T], entries_of: Callable[[type[ODataValue]], Entries] = ...
) -> Callable[[Any], T]: ...
