"""What a run read, as a rule that make and ninja understand."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from csdlgen.filesystems import real
from csdlgen.output.single import write_file

_SPECIAL = re.compile(r"(?<!\\)(\\*+)([ \t#:])")


def write_depfile(file: Path, inputs: Iterable[Path], base: Path) -> None:
    """Write a rule that makes ``file`` itself, anew after each run, the output of these inputs.

    So one file is both the proof that a run took place and the list of what it depended on. Each input has an empty
    rule, too: one that is deleted does not stop make. Names are relative to ``base`` where they lie below it.

    Raises OSError if it cannot be written, or if a name cannot be said in a rule because it breaks the line.
    """
    names = sorted({_spelled(path, real(base)) for path in inputs})
    rule = " \\\n  ".join((f"{_escaped(os.fspath(file))}:", *names))
    write_file(file, "\n\n".join((rule, *(f"{name}:" for name in names))) + "\n", makes_folder=True)


def _spelled(path: Path, base: Path) -> str:
    path = real(path)
    return _escaped(path.relative_to(base).as_posix() if path.is_relative_to(base) else path.as_posix())


def _escaped(name: str) -> str:
    """A name with what separates names in a rule made harmless; backslashes count only in front of such."""
    if "\n" in name or "\r" in name:
        raise OSError(None, "no rule can hold a name with a line break", name)
    return _SPECIAL.sub(r"\1\1\\\2", name).replace("$", "$$")
