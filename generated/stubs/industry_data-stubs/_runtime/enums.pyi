import enum
from typing import Any, TypeVar

E = TypeVar("E", bound=enum.Enum)  # noqa: PYI001

class Lookup(enum.EnumType):
    def __call__(cls: type[E], value: Any) -> E: ...  # type: ignore[override, misc]

class ODataEnum(enum.Enum, metaclass=Lookup): ...  # type: ignore[misc]
