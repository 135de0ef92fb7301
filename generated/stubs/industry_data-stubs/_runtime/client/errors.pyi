from collections.abc import Mapping
from typing import Any

from .transport import Response

class ODataError(Exception):
    response: Response
    status: int
    code: str
    message: str
    target: str
    details: list[Any]
    innererror: Mapping[str, Any]
    request_id: str
    def __init__(self, response: Response) -> None: ...

class DeltaExpiredError(ODataError):
    restart: str

def checked(response: Response) -> Response: ...
