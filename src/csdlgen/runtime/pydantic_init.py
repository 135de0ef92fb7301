"""What generated classes stand on. This folder is part of the generated package and needs Python 3.11 and pydantic."""

from .enums import ODataEnum
from .errors import ODataDecodeError, ODataEncodeError
from .flags import ODataFlags, spelled
from .pydantic_member import member
from .pydantic_objects import ODataObject
from .unset import UNSET, Unset

__all__ = [
    "UNSET",
    "ODataDecodeError",
    "ODataEncodeError",
    "ODataEnum",
    "ODataFlags",
    "ODataObject",
    "Unset",
    "member",
    "spelled",
]
