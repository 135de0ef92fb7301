"""What an output folder holds now: the files of ours that are pages, with what is remembered of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from csdlgen.filesystems import real
from csdlgen.merging import Base
from csdlgen.output import manifest


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A page as it is. ``text`` has LF line ends, ``base`` is what was generated for it."""

    path: str
    text: str
    base: Base
    is_edited: bool


def held(folder: Path) -> Iterator[Held]:
    """The pages of a folder that are there, by path; what is no text of ours to read, or somewhere else, is left out."""
    owned, _ = manifest.read(folder)
    root = real(folder)
    for path in sorted(path for path in owned.slots if path.endswith(".md")):
        file = f"{folder}/{path}"
        if os.path.islink(file) or not os.path.isfile(file) or not _is_inside(file, root):
            continue
        with open(file, "rb") as opened:
            content = opened.read().replace(b"\r\n", b"\n")
        yield Held(
            path=path,
            text=content.decode("utf-8", "replace"),
            base=Base.parse(owned.slots[path]),
            is_edited=not owned.wrote(path, sha256(content).hexdigest()),
        )


def _is_inside(file: str, root: Path) -> bool:
    """Whether no folder above a file is a link that leads elsewhere."""
    return real(Path(file).parent).is_relative_to(root)
