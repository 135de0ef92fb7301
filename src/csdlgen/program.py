"""What a run depends on besides its input: the program itself, its templates, what it stands on."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from csdlgen.filesystems import files_below, is_file, mark

_LIBRARIES = ("black", "jinja2", "lxml")
"""Those that have a say in the output."""


def stamp() -> str:
    """What differs if another Python, another version of a library or a changed program runs.

    A look at each file is enough, for nobody sets the times that a system keeps; reading them takes ten times as long.
    """
    digest = sha256(sys.version.encode())
    for file in _files():
        with contextlib.suppress(FileNotFoundError):  # an editor's, gone already
            digest.update(mark(str(file)))
    return digest.hexdigest()


def templates() -> Path:
    """The folder of our templates: inside an installed package, or at the top of a checkout."""
    installed = Path(__file__).parent / "templates"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "templates"


def _files() -> Iterator[Path]:
    for home in (Path(__file__).parent, templates()):
        yield from files_below(home)
    for library in _LIBRARIES:
        found = find_spec(library)
        if found and found.origin and is_file(file := Path(found.origin)):
            yield file  # every version brings a first file of its own
