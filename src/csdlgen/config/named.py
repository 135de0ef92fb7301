"""The files that a configuration names."""

from __future__ import annotations

from pathlib import Path

from csdlgen.config.model import TARGETS, Config
from csdlgen.config.schema import schema_files
from csdlgen.filesystems import files_below


def model_files(config: Config, display_base: Path) -> tuple[Path, ...]:
    """The files that say what the model is: schemas and descriptions. Raises InputError like :func:`schema_files`."""
    return (*schema_files(config, display_base), *((config.descriptions,) if config.descriptions else ()))


def named_files(config: Config, display_base: Path) -> tuple[Path, ...]:
    """All that a run is known to read before it begins: itself, schemas, descriptions, and a user's own templates.

    Raises InputError like :func:`schema_files`.
    """
    tables = [config.table(name) for name in (*TARGETS, *config.extensions)]
    return (
        config.file,
        *model_files(config, display_base),
        *(file for each in tables if each and each.templates for file in files_below(each.templates)),
    )
