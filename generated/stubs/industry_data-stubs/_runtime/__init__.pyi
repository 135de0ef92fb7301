from .enums import ODataEnum
from .errors import ODataDecodeError, ODataEncodeError
from .flags import ODataFlags, spelled
from .member import member
from .objects import ODataObject
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
