"""By what a file is known to be the very one that a run left: nobody can set these from another machine."""

from __future__ import annotations

import os
from collections.abc import Collection
from hashlib import sha256
from pathlib import Path

from csdlgen.filesystems import mark
from csdlgen.output.manifest import MANIFEST


def stamp(folder: Path, files: Collection[str], seen: dict[str, bytes]) -> str:
    """A digest of which files these are and when the system saw them change, and of the folders around them.

    ``seen`` are the marks of files at which somebody looked already; it learns those of the others.
    """
    digest = sha256()
    for around in sorted({file.rpartition("/")[0] for file in files}):
        place = os.lstat(folder / around)
        digest.update(b"%d %d\n" % (place.st_mode, place.st_ino))
    for file in (MANIFEST, *files):
        found = seen.get(file)
        if found is None:
            found = seen[file] = mark(f"{folder}/{file}")
        digest.update(found)
    return digest.hexdigest()
