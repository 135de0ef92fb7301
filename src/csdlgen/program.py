"""What a run depends on besides its input: the program itself, its templates, what it stands on."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from csdlgen.render import home as templates


def versions() -> tuple[str, ...]:
    """Those of Python and of the libraries that have a say in the output."""
    return (sys.version, *map(version, ("jinja2", "lxml")))


def files(*own_templates: Path) -> Iterator[Path]:
    """All files of the program, and those in a user's folders of templates."""
    for home in (*_homes(), *own_templates):
        for parent, _, names in sorted(os.walk(home)):
            yield from (Path(parent, name) for name in sorted(names) if not name.endswith(".pyc"))


def without_own(inputs: Iterable[Path]) -> frozenset[Path]:
    """The files that are not the program's."""
    return frozenset(file for file in inputs if not any(file.is_relative_to(home) for home in _homes()))


def _homes() -> tuple[Path, Path]:
    return Path(__file__).parent, templates()
