"""Faults of the system: at each call that concerns a folder, in turn, something goes wrong."""

from __future__ import annotations

import builtins
import contextlib
import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Self
from unittest import mock

FAULTS: dict[str, Callable[[], BaseException]] = {
    "full": lambda: OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)),
    "forbidden": lambda: PermissionError(errno.EACCES, os.strerror(errno.EACCES)),
    "broken": lambda: OSError(errno.EIO, os.strerror(errno.EIO)),
    "interrupted": KeyboardInterrupt,
}
WRITING = frozenset({"fsync", "link", "mkdir", "rename", "replace", "rmdir", "unlink", "write"})
"""The calls that a folder refuses which can only be read; what is opened in order to write is not told apart from the rest."""
_CALLS = (
    "fsync",
    "link",
    "lstat",
    "mkdir",
    "open",
    "replace",
    "rename",
    "rmdir",
    "scandir",
    "stat",
    "unlink",
)


class _File:
    """An open file whose writing may fail half-way."""

    def __init__(self, file: Any, strike: Callable[[], None]) -> None:
        self._file = file
        self._strike = strike

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def write(self, content: Any) -> int:
        try:
            self._strike()
        except BaseException:
            self._file.write(content[: len(content) // 2])
            raise
        written: int = self._file.write(content)
        return written


@contextlib.contextmanager
def fault(
    folder: Path, error: Callable[[], BaseException], fails: Callable[[int, str], bool]
) -> Iterator[list[str]]:
    """Inside the block, calls that concern a folder fail, chosen by number and name; the list names those that were made."""
    calls: list[str] = []
    inside = os.fspath(folder)

    def strike(name: str) -> None:
        calls.append(name)
        if fails(len(calls), name):
            raise error()

    def counted(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*args: Any, **kwargs: Any) -> Any:
            if name == "fsync" or os.fspath(args[0] if args else ".").startswith(inside):
                strike(name)
            return call(*args, **kwargs)

        return wrapped

    def opened(file: Any, *args: Any, **kwargs: Any) -> Any:
        if isinstance(file, int) or not os.fspath(file).startswith(inside):
            return real_open(file, *args, **kwargs)
        strike("open")
        return _File(real_open(file, *args, **kwargs), lambda: strike("write"))

    real_open = builtins.open
    with contextlib.ExitStack() as patches:
        for name in _CALLS:
            patches.enter_context(mock.patch.object(os, name, counted(name, getattr(os, name))))
        patches.enter_context(mock.patch.object(builtins, "open", opened))
        patches.enter_context(mock.patch("io.open", opened))
        yield calls
