"""By what a file is known to be the very one that a run left: nobody can set these from another machine."""

from __future__ import annotations

import os
from collections.abc import Collection
from hashlib import sha256
from pathlib import Path

from csdlgen.output.manifest import MANIFEST


def stamp(folder: Path, files: Collection[str], seen: dict[str, bytes]) -> str:
    """A digest of which files these are and when the system saw them change, and of the folders around them.

    ``seen`` are the marks of files at which somebody looked already; it learns those of the others.
    """
    digest = sha256()
    for around in sorted({file.rpartition("/")[0] for file in files}):
        found = os.lstat(folder / around)
        digest.update(b"%d %d\n" % (found.st_mode, found.st_ino))
    for file in (MANIFEST, *files):
        mark = seen.get(file)
        if mark is None:
            mark = seen[file] = _mark(f"{folder}/{file}")
        digest.update(mark)
    return digest.hexdigest()


def _mark(file: str) -> bytes:
    """What changes when a file is another one, or is written to."""
    found = os.lstat(file)
    times = found.st_mtime_ns, found.st_ctime_ns
    return b"%d %d %d %d %d\n" % (found.st_mode, found.st_ino, found.st_size, *times)
