"""The door of output paths: every one of them is relative, stays inside, and exists on every file system."""

from __future__ import annotations

import hashlib
import re

from csdlgen.filesystems import DEVICES

MAX_STEM = 200
"""The longest file name in UTF-8 bytes, without its suffix: 255 less what ``.cpython-313.opt-1.pyc.123456789`` needs."""

# Forbidden by Windows (which reads all of <>:"|?* and the control characters in its own way), or not one file everywhere.
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"|?*\\\u2028\u2029\ufeff\ud800-\udfff]')

_LONGEST = 255
"""Bytes that every file system has for a name."""
_WORD = rf"(?!(?i:{'|'.join(sorted(map(re.escape, DEVICES)))})(?:[/.]|\Z))[A-Za-z0-9_-]+"
_PLAIN = re.compile(rf"(?:{_WORD}/)*{_WORD}(?:\.[A-Za-z0-9]+)?")
"""Nearly all paths; nothing needs to be asked of them one by one."""


def output_path(path: str) -> str:
    """The path itself, ``/`` between its parts, if a file may be written there below an output folder.

    Raises ValueError for one that is absolute, leads out of the folder, or does not name the same file on
    Linux, macOS and Windows.
    """
    if len(path) <= _LONGEST and _PLAIN.fullmatch(path):
        return path
    parts = path.split("/")
    for part in parts:
        if not part or part[-1] in ". " or part[0] == " ":
            raise ValueError(f"{path!r} is not a path inside the output folder")
        if part.partition(".")[0].rstrip().lower() in DEVICES:
            raise ValueError(f"{path!r} does not name a file on every system")
    if _FORBIDDEN.search(path):
        raise ValueError(f"{path!r} does not name a file on every system")
    if any(len(part.encode()) > _LONGEST for part in parts):
        raise ValueError(f"{path!r} is too long a name for a file")
    return path


def short_stem(stem: str, limit: int = MAX_STEM) -> str:
    """A file name without suffix, cut where it is too long for a file system; a digest keeps it unique."""
    if stem.isascii() and len(stem) <= limit:
        return stem
    encoded = stem.encode()
    if len(encoded) <= limit:
        return stem
    digest = hashlib.sha256(encoded).hexdigest()[:16]
    return encoded[: limit - len(digest) - 1].decode(errors="ignore") + "_" + digest
