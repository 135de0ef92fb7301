from collections.abc import Mapping
from typing import Any

from .transport import Request, Response

class ODataError(Exception):
    request: Request
    response: Response
    status: int
    code: str
    message: str
    target: str
    details: list[Any]
    innererror: Mapping[str, Any]
    request_id: str
    def __init__(self, request: Request, response: Response) -> None: ...

class DeltaExpiredError(ODataError):
    restart: str

def checked(request: Request, response: Response) -> Response: ...
