from collections.abc import Iterable
from typing import Any

from .parts import Part

def written(parts: Iterable[Part[Any]]) -> bytes: ...
def answer(parts: Iterable[Part[Any]], body: bytes) -> None: ...
