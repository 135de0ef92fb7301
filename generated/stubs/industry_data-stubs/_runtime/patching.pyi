from typing import Any

from .objects import ODataObject

def patch_of(value: ODataObject) -> dict[str, Any]: ...
