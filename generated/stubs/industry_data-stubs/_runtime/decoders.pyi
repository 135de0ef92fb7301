from collections.abc import Callable
from typing import Any, TypeAlias

Decoder: TypeAlias = Callable[[Any], Any]
Codec: TypeAlias = tuple[type, Decoder]

def item_type(edm_type: str) -> str: ...
def decoder_of(edm_type: str, structured: Callable[[Any], Decoder]) -> Codec: ...
