import enum
from typing import Final, Literal

class Unset(enum.Enum):
    UNSET = "UNSET"
    def __bool__(self) -> Literal[False]: ...

UNSET: Final = Unset.UNSET
