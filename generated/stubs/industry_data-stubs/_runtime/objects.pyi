from dataclasses import dataclass
from typing import Any, ClassVar

from .decoding import Origin
from .value import ODataValue

@dataclass(kw_only=True)
class ODataObject(ODataValue):
    odata_type: ClassVar[str]
    additional_data: dict[str, Any] = ...
    __odata_origin__: Origin | None = ...
