"""What file systems do to names and paths."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

DEVICES = frozenset(
    {
        "aux", "con", "conin$", "conout$", "nul", "prn",
        *(f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789¹²³"),
    }
)  # fmt: skip
"""File names that Windows takes for devices, in any case and with any suffix."""


def is_file(path: Path) -> bool:
    """Whether a file is there; not, too, for a name that no file system could hold."""
    return os.path.isfile(path)  # noqa: PTH113 - Path.is_file raises for such names


def is_folder(path: Path) -> bool:
    """Whether a folder is there, asked in the same way."""
    return os.path.isdir(path)  # noqa: PTH112


def real(path: Path) -> Path:
    """The path without links, as far as it exists; of links that lead in a circle, what is left of them.

    ``Path.resolve`` raises RuntimeError for such a circle, on some versions of Python.
    """
    return Path(os.path.realpath(path))


def mark(file: str) -> bytes:
    """What changes when a file is another one, or is written to: nobody can set that from another machine."""
    found = os.lstat(file)
    times = found.st_mtime_ns, found.st_ctime_ns
    return b"%d %d %d %d %d\n" % (found.st_mode, found.st_ino, found.st_size, *times)


def files_below(folder: Path) -> Iterator[Path]:
    """The files in a folder and those below it, by name, but for those that Python makes of others."""
    for parent, _, names in sorted(os.walk(folder)):
        yield from (Path(parent, name) for name in sorted(names) if not name.endswith(".pyc"))
