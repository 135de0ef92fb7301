"""What a run depends on besides its input: the program itself, its templates, what it stands on."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from csdlgen.filesystems import files_below
from csdlgen.render import home as templates


def versions() -> tuple[str, ...]:
    """Those of Python and of the libraries that have a say in the output."""
    return (sys.version, *map(version, ("black", "jinja2", "lxml")))


def files() -> Iterator[Path]:
    """All files of the program."""
    return (file for home in _homes() for file in files_below(home))


def without_own(inputs: Iterable[Path]) -> frozenset[Path]:
    """The files that are not the program's."""
    return frozenset(file for file in inputs if not any(file.is_relative_to(home) for home in _homes()))


def _homes() -> tuple[Path, Path]:
    return Path(__file__).parent, templates()
