"""Files that are looked at again and again, until one of them changes and has come to rest."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

Stamp = tuple[int, int, int] | None
"""What tells a file from one that changed: inode, size, time; None for one that is not there."""

NEVER: Stamp = (-1, -1, -1)
"""That of a file which was not looked at yet, so that it differs from every look."""
_TICK = 20_000_000
"""Nanoseconds by which the time of a change may lie before the change, because the system's clock ticks."""
PAUSE = 0.3
"""Seconds between two looks. One at a hundred files takes five milliseconds, so no library has to tell of changes."""


def stamps(files: Iterable[Path]) -> dict[Path, Stamp]:
    """How files look now."""
    return {file: _stamp(file) for file in files}


def is_older(stamp: Stamp, moment: int) -> bool:
    """Whether a file has been as it is since before a moment, in nanoseconds."""
    return stamp is not None and stamp[2] < moment - _TICK


def wait_for_change(look: Callable[[], Mapping[Path, Stamp]], before: Mapping[Path, Stamp]) -> None:
    """Return when a look differs from what was, and two in a row are the same: nobody is writing any more."""
    last = look()
    while last == before:
        time.sleep(PAUSE)
        last = look()
    while True:
        time.sleep(PAUSE)
        if (now := look()) == last:
            return
        last = now


def _stamp(file: Path) -> Stamp:
    try:
        status = os.stat(file)  # noqa: PTH116 - hundreds of files are looked at several times a second
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns
