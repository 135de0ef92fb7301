"""Files that are gone again when they were read."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import tarfile


def _harmless(archive: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    """Folders and files whose names stay inside, neither links nor devices."""
    for member in archive:
        path = PurePosixPath(member.name)
        if (member.isfile() or member.isdir()) and not path.is_absolute() and ".." not in path.parts:
            yield member


@contextlib.contextmanager
def unpacked(archive: bytes) -> Iterator[Path]:
    """A folder with the files of a tar archive, until the end of the block; nothing is written outside it (PEP 706)."""
    import tarfile  # noqa: PLC0415 - only who compares with a revision of git needs them
    import tempfile  # noqa: PLC0415 - the same

    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(archive)) as opened:
            if hasattr(tarfile, "data_filter"):
                opened.extractall(folder, filter="data")
            else:  # before Python 3.11.4, which has no filters
                opened.extractall(folder, members=_harmless(opened))  # noqa: S202 - they are
        yield Path(folder).resolve()
