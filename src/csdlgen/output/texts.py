"""Texts that a slow tool made of others, kept beside the record of runs so that it need not make them again.

Like the record they are a hint: they count only in the very file that a run left, which knows its own inode, so nobody
can send them along with a repository.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Mapping
from pathlib import Path

from csdlgen.output.record import FOLDER

_LARGEST = 256_000_000


def recall_texts(home: Path, tool: str) -> dict[str, str]:
    """What a tool made, by whatever key it was remembered; nothing, if anything is wrong."""
    try:
        with open(_file(home, tool), "rb") as file:
            status = os.fstat(file.fileno())
            found = json.loads(file.read()) if status.st_size <= _LARGEST else {}
        is_ours = found["inode"] == [status.st_dev, status.st_ino]
        return {str(key): str(text) for key, text in found["texts"].items()} if is_ours else {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def remember_texts(home: Path, tool: str, texts: Mapping[str, str]) -> None:
    """Keep what a tool made; never fails."""
    path = _file(home, tool)
    with contextlib.suppress(OSError):
        os.makedirs(path.parent, exist_ok=True)
        if path.parent.is_symlink():
            return
        with contextlib.suppress(FileExistsError), open(path.parent / ".gitignore", "x") as ignored:
            ignored.write("*\n")
        temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
        temporary.unlink(missing_ok=True)
        with open(temporary, "x", encoding="utf-8", newline="\n") as file:
            status = os.fstat(file.fileno())
            json.dump({"inode": [status.st_dev, status.st_ino], "texts": dict(sorted(texts.items()))}, file)
        os.replace(temporary, path)


def _file(home: Path, tool: str) -> Path:
    return home / FOLDER / f"{tool}.json"
