"""Metadata that lies in a folder: told from other XML and JSON by what it begins with."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

_DEPTH = 4
_MOST = 20_000
"""Files that are looked at; a folder with more is hardly one to begin in."""
_BEGINNING = 20_000
_XML = re.compile(
    rb"<(?:\w+:)?(?:Edmx|Schema)[\s>][^>]*(?:docs\.oasis-open\.org/odata|schemas\.microsoft\.com/ado)"
)
_JSON = re.compile(rb'\A\s*\{\s*"\$(?:Version|Reference|EntityContainer)"|"\$Version"\s*:\s*"4')
_SHAPES = {".xml": _XML, ".csdl": _XML, ".edmx": _XML, ".json": _JSON}
SUFFIXES = tuple(_SHAPES)
"""What names of metadata end in."""
_PASSED_OVER = frozenset({"node_modules", "__pycache__", "build", "dist", "generated", "site-packages"})


def found(folder: Path) -> tuple[Path, ...]:
    """The files of metadata in a folder and those below it, by name."""
    files = sorted(_candidates(folder))
    return tuple(file for file in files if is_metadata(file))


def patterns(files: Iterable[Path], folder: Path) -> tuple[str, ...]:
    """What a configuration in a folder calls these files: by a pattern where all that it matches are among them."""
    chosen = set(files)
    named: dict[str, None] = {}
    for file in sorted(chosen):
        alike = set(file.parent.glob(f"*{file.suffix}"))
        is_pattern = len(alike) > 1 and alike <= chosen
        path = file.with_name(f"*{file.suffix}") if is_pattern else file
        named[Path(os.path.relpath(path, folder)).as_posix()] = None
    return tuple(named)


def _candidates(folder: Path) -> Iterator[Path]:
    count = 0
    for parent, folders, names in os.walk(folder):
        depth = len(Path(parent).relative_to(folder).parts)
        folders[:] = sorted(
            each for each in folders if depth < _DEPTH and not _is_passed_over(Path(parent, each))
        )
        count += len(names)
        if count > _MOST:
            return
        yield from (Path(parent, name) for name in names if Path(name).suffix.lower() in _SHAPES)


def _is_passed_over(folder: Path) -> bool:
    is_made = folder.name in _PASSED_OVER or folder.name.startswith(".")
    return is_made or (folder / "pyvenv.cfg").is_file() or (folder / ".csdlgen-manifest.json").is_file()


def is_metadata(file: Path) -> bool:
    """Whether a file with one of the :data:`SUFFIXES` begins like metadata."""
    try:
        with file.open("rb") as opened:
            beginning = opened.read(_BEGINNING)
    except OSError:
        return False
    if beginning[:2] in (b"\xff\xfe", b"\xfe\xff"):
        beginning = beginning.decode("utf-16", "replace").encode()
    return _SHAPES[file.suffix.lower()].search(beginning) is not None
