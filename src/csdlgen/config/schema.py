"""The schema files that a configuration names."""

from __future__ import annotations

import glob
import os
from pathlib import Path

from csdlgen import laws
from csdlgen.config.model import Config
from csdlgen.config.where import where
from csdlgen.diagnostics import Diagnostic, InputError
from csdlgen.filesystems import is_file, is_folder, real


def schema_files(config: Config, display_base: Path) -> tuple[Path, ...]:
    """The files of ``schema``: entries in the order written, each pattern's files by name, every file once.

    The order is that of the code points of the path, whatever the file system thinks of case.
    Raises InputError, with every error found, for an entry that names no file.
    """
    found: dict[Path, Path] = {}
    findings: list[Diagnostic] = []
    for index, entry in enumerate(config.schema):
        files = _files(config.file.parent, entry)
        if not files:
            findings.append(_nothing(config, index, display_base))
        for file in files:
            found.setdefault(real(file), file)
    if findings:
        raise InputError(*findings)
    return tuple(found.values())


def _files(folder: Path, entry: str) -> list[Path]:
    # A name with brackets may be just that; what exists as written is no pattern.
    if is_file(folder / entry):
        return [folder / entry]
    matches = glob.glob(entry, root_dir=folder, recursive=True)  # noqa: PTH207 - Path.glob refuses absolute patterns
    names = sorted(match.replace(os.sep, "/") for match in matches)
    return [folder / name for name in names if (folder / name).is_file()]


def _nothing(config: Config, index: int, display_base: Path) -> Diagnostic:
    entry = config.schema[index]
    location = where(config, display_base, "schema", index)
    if entry and is_folder(config.file.parent / entry):
        hint = f'it is a folder; its files are "{entry.rstrip("/")}/*.xml"'
    else:
        hint = "paths are relative to the folder of this file"
    return laws.NO_SCHEMA_FILE.broken(location, f"{entry!r} names no file", hint=hint)
