"""Runs the program as another machine would: ``python -m tests.hostile.elsewhere TRICK... -- ARGUMENTS``.

A trick is the name of one of the functions here; it changes what Python tells of the machine before the program begins.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any, Self


def clock() -> None:
    """It is the year 2100."""
    then = 4_102_444_800.0
    time.time = lambda: then
    time.time_ns = lambda: int(then * 1e9)

    class Later(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> Later:
            return cls.fromtimestamp(then, tz)

    dt.datetime = Later  # type: ignore[misc]


class _Backwards:
    """The entries of a folder from the last to the first, as ``os.scandir`` gives them."""

    def __init__(self, entries: Any) -> None:
        with entries:
            self._entries = iter(sorted(entries, key=lambda entry: str(entry.name), reverse=True))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __iter__(self) -> Iterator[Any]:
        return self._entries

    def __next__(self) -> Any:
        return next(self._entries)

    def close(self) -> None:
        """Like that of ``os.scandir``."""


def listing() -> None:
    """The file system lists folders from the last file to the first."""
    scandir, listdir = os.scandir, os.listdir
    os.scandir = lambda *path: _Backwards(scandir(*path))  # type: ignore[assignment]
    os.listdir = lambda *path: sorted(listdir(*path), reverse=True)  # type: ignore[assignment]


def forward() -> None:
    """The file system lists folders from the first file to the last."""
    listdir = os.listdir
    os.listdir = lambda *path: sorted(listdir(*path))  # type: ignore[assignment]


def strict() -> None:
    """Others may not read what is written."""
    os.umask(0o077)


def crew() -> None:
    """A page is worth a process of its own."""
    from csdlgen import making

    making.WORTHWHILE = 1


def cores() -> None:
    """The machine has sixteen cores."""
    os.cpu_count = lambda: 16
    if hasattr(os, "sched_getaffinity"):
        os.sched_getaffinity = lambda _process: set(range(16))


TRICKS: dict[str, Callable[[], None]] = {
    each.__name__: each for each in (clock, listing, forward, strict, cores, crew)
}


def main() -> None:
    end = sys.argv.index("--")
    tricks, sys.argv[1:] = sys.argv[1:end], sys.argv[end + 1 :]
    for name in tricks:
        TRICKS[name]()
    from csdlgen.cli import main as program

    program()


if __name__ == "__main__":
    main()
