"""Where a configuration says something."""

from __future__ import annotations

from pathlib import Path

from csdlgen.config import places
from csdlgen.config.model import Config
from csdlgen.diagnostics import Location, shown


def where(config: Config, display_base: Path, *key: str | int) -> Location:
    """The place of a key, as reports name it; the file as a whole if it cannot be read any more."""
    file = shown(config.file, display_base)
    try:
        text = config.file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return Location(file)
    prefix = ("tool", "csdlgen") if config.file.name == "pyproject.toml" else ()
    return Location(file, *places.find(text, (*prefix, *key)))
