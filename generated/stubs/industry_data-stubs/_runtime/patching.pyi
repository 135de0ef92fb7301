from typing import Any

from .value import ODataValue

def patch_of(value: ODataValue) -> dict[str, Any]: ...
