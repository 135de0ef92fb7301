"""One file that a command was asked for by name: written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from csdlgen.filesystems import real


def write_file(path: Path, text: str) -> None:
    """Give a file this text, in UTF-8. Raises OSError, and then the file is as it was."""
    path = real(path)  # through a link, not in place of it
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(text.encode("utf-8"))
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
