from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from .decoders import Decoder
from .objects import ODataObject

T = TypeVar("T", bound=ODataObject)  # noqa: PYI001

class Origin(NamedTuple):
    type_name: str
    type_text: str | None
    values: tuple[Any, ...]
    additional: dict[str, Any]

class Table(NamedTuple):
    entries: dict[str, tuple[str, type, Decoder]]
    members: tuple[tuple[str, str], ...]
    positions: dict[str, int]
    state: Callable[[Any], tuple[Any, ...]]
    derived: bool

def table_of(cls: type[ODataObject]) -> Table: ...
def decode_root(cls: type[T], mapping: Any) -> T: ...
def decode_as(cls: type[T]) -> Callable[[Any], T]: ...
