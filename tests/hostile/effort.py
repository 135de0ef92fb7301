"""How much work something is: lines that are carried out, function by function, whatever else the machine does."""

from __future__ import annotations

import gc
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import _lru_cache_wrapper
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

_ROOT = str(Path(__file__).parents[2])
_FOREIGN = str(Path(".venv"))

Trace = Callable[[FrameType, str, Any], Any]


def lines(work: Callable[[], object]) -> Counter[str]:
    """How many lines of each function of ours, generators and templates too, some work carries out."""
    found: dict[CodeType, list[int]] = {}
    tracers: dict[CodeType, Trace | None] = {}

    def enter(frame: FrameType, _event: str, _argument: Any) -> Trace | None:
        code = frame.f_code
        if code not in tracers:
            tracers[code] = _counter(found.setdefault(code, [0])) if _is_ours(code) else None
        return tracers[code]

    _forget()
    before = sys.gettrace()
    sys.settrace(enter)
    try:
        work()
    finally:
        sys.settrace(before)
    total: Counter[str] = Counter()
    for code, (count,) in found.items():
        total[f"{Path(code.co_filename).relative_to(_ROOT)}: {code.co_qualname}"] += count
    return total


def _forget() -> None:
    """Empty the caches of limited size, lest what is counted depends on what was done before."""
    for each in gc.get_objects():
        is_cache = isinstance(each, _lru_cache_wrapper) and each.__module__.startswith("csdlgen")
        if is_cache and each.cache_parameters()["maxsize"] is not None:
            each.cache_clear()


def _counter(count: list[int]) -> Trace:
    def trace(_frame: FrameType, event: str, _argument: Any) -> Trace:
        if event == "line":
            count[0] += 1
        return trace

    return trace


def _is_ours(code: CodeType) -> bool:
    return code.co_filename.startswith(_ROOT) and _FOREIGN not in code.co_filename


def growing(few: Mapping[str, int], more: Mapping[str, int], most: Mapping[str, int]) -> Iterator[str]:
    """The functions whose work grows faster than its input, which was doubled twice.

    The second step is twice the first, so its work is twice that of the first, if it is linear, and four times as
    much if it is quadratic; a constant part does not count.
    """
    for name in sorted(most):
        first, second = more.get(name, 0) - few.get(name, 0), most[name] - more.get(name, 0)
        if second > 3 * max(first, 0) + _SLACK:
            yield f"{name}: {few.get(name, 0):,}, {more.get(name, 0):,}, {most[name]:,} lines"


_SLACK = 100
