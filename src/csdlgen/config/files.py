"""The configuration file found, read and parsed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from csdlgen import laws
from csdlgen.diagnostics import Diagnostic, InputError, Law, Location, shown

_OWN = "csdlgen.toml"
SHARED = "pyproject.toml"


def find(start: Path) -> Path:
    """The nearest ``csdlgen.toml``, or ``pyproject.toml`` with a table ``[tool.csdlgen]``, from ``start`` upwards.

    Raises InputError if there is none, or if a ``pyproject.toml`` on the way cannot be read.
    """
    for folder in (start, *start.parents):
        if found := inside(folder, start):
            return found
    raise InputError(
        laws.NO_CONFIG.broken(
            Location(_OWN),
            "no configuration here or in any folder above",
            hint="csdlgen init writes one; or name one with --config FILE",
        )
    )


def inside(folder: Path, display_base: Path | None = None) -> Path | None:
    """The configuration that lies in a folder. Raises InputError if a ``pyproject.toml`` there cannot be read."""
    if (folder / _OWN).is_file():
        return folder / _OWN
    shared = folder / SHARED
    return shared if shared.is_file() and _has_table(shared, display_base or folder) else None


def _has_table(file: Path, base: Path) -> bool:
    text = read(file, base)
    # Somebody else's broken file on the way up is no reason to stop.
    return "csdlgen" in text and shared_table(parsed(text, file, base)) is not None


def shared_table(values: Mapping[str, Any]) -> dict[str, Any] | None:
    """The table ``[tool.csdlgen]`` of a ``pyproject.toml``, if both are tables."""
    tools = values.get("tool")
    found = tools.get("csdlgen") if isinstance(tools, dict) else None
    return found if isinstance(found, dict) else None


def read(file: Path, base: Path) -> str:
    """The text of a file of settings. Raises InputError."""
    try:
        return file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(_broken(laws.CONFIG_READ, file, base, f"cannot be read: {reason}")) from error
    except UnicodeDecodeError as error:
        raise InputError(_broken(laws.CONFIG_READ, file, base, "is not UTF-8")) from error


def parsed(text: str, file: Path, base: Path) -> dict[str, Any]:
    """The values in TOML. Raises InputError, with the place of what is wrong."""
    import tomllib  # noqa: PLC0415 - `--help` does not need it

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message, _, where = str(error).partition(" (at ")
        numbers = [int(number) for number in re.findall(r"[0-9]+", where)]
        line, column = numbers if len(numbers) == 2 else (text.count("\n") + 1, len(text) - text.rfind("\n"))
        finding = laws.CONFIG_SYNTAX.broken(Location(shown(file, base), line, column), message)
        raise InputError(finding) from error
    except RecursionError as error:
        raise InputError(_broken(laws.CONFIG_SYNTAX, file, base, "is nested too deeply")) from error


def _broken(law: Law, file: Path, base: Path, message: str) -> Diagnostic:
    return law.broken(Location(shown(file, base)), f"the configuration {message}")
