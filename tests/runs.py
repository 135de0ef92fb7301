"""Whole runs of the program for tests: a command line in a folder, and what it said."""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from csdlgen.cli import csdlgen


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A finished run."""

    code: int
    stdout: str
    stderr: str


def run(folder: Path, *arguments: str) -> Finished:
    """Run the program inside ``folder``; an exception that it does not handle is raised here."""
    with contextlib.chdir(folder):
        result = CliRunner().invoke(csdlgen, arguments)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Finished(code=result.exit_code, stdout=result.stdout, stderr=result.stderr)


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by relative path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def replace_files(folder: Path, files: dict[str, bytes]) -> None:
    """Make a folder hold these files and nothing else."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
