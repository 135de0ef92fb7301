from typing import Any, Final

DECLARATION: Final = "odata"

def member(name: str, edm_type: str) -> Any: ...
