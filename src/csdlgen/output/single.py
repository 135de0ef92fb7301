"""One file that a command was asked for by name: written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from csdlgen.filesystems import real


def write_file(path: Path, content: str | bytes, *, makes_folder: bool = False) -> None:
    """Give a file these bytes, or this text in UTF-8. Raises OSError, and then the file is as it was."""
    path = real(path)  # through a link, not in place of it
    if makes_folder:
        path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def write_new(path: Path, text: str) -> None:
    """Make a file with this text, in UTF-8. Raises OSError, and FileExistsError for one that is there already."""
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
