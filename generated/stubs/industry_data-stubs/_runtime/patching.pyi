from typing import Any

from .encoding import Numbers
from .value import ODataValue

def patch_of(value: ODataValue, numbers: Numbers = ...) -> dict[str, Any]: ...
