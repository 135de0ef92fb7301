"""Files that are gone again when they were read."""

from __future__ import annotations

import contextlib
import io
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def unpacked(archive: bytes) -> Iterator[Path]:
    """A folder with the files of a tar archive, until the end of the block; nothing is written outside it (PEP 706)."""
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(archive)) as opened:
            opened.extractall(folder, filter="data")
        yield Path(folder).resolve()
