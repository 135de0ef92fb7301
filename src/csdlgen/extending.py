"""Targets and rules of other packages at work: what fails in them is theirs, and is told as a finding."""

from __future__ import annotations

import contextlib
import re
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from csdlgen import laws
from csdlgen.config import Config, where
from csdlgen.diagnostics import Diagnostic, InputError
from csdlgen.filesystems import files_below

if TYPE_CHECKING:
    from csdlgen.graph import TypeGraph

_FRAME = re.compile(r'File "([^"\n]+)", line (\d+)')


def findings(config: Config, graph: TypeGraph, display_base: Path) -> Iterator[Diagnostic]:
    """What the rules find that the configuration asks for. Raises InputError for one that fails."""
    for index, (name, rules) in enumerate(config.rules.items()):
        try:
            for check in rules.checks:
                yield from check(graph)
        except Exception as error:
            raise _failed(config, display_base, f"the rules {name!r}", error, "rules", index) from error


def versions(config: Config) -> tuple[str, ...]:
    """What has a say in the output besides the program."""
    return tuple(each.version for each in config.extensions.values())


def files(config: Config) -> Iterator[Path]:
    """The sources and templates of the packages whose targets and rules are used."""
    for target in (each.target for each in config.extensions.values()):
        yield from files_below(target.templates)
        yield from _sources(target.pages.__module__)
    for rules in config.rules.values():
        for check in rules.checks:
            yield from _sources(check.__module__)


@contextlib.contextmanager
def blamed(config: Config, display_base: Path, target: str) -> Iterator[None]:
    """What goes wrong in a target of another package becomes a finding about its table; what does in ours is a bug."""
    try:
        yield
    except (InputError, OSError):
        raise
    except Exception as error:
        if target not in config.extensions:
            raise
        raise _failed(config, display_base, f"[{target}]", error, target) from error


def _failed(config: Config, display_base: Path, what: str, error: Exception, *key: str | int) -> InputError:
    message = f"{what} failed: {type(error).__name__}: {error}{_place(error)}"
    hint = "tell those who made it; it was made for another version of csdlgen, or is broken"
    return InputError(laws.EXTENSION.broken(where(config, display_base, *key), message, hint=hint))


def _place(error: Exception) -> str:
    """The innermost line of the traceback, that of another process included, which is no longer ours."""
    notes = "\n".join(getattr(error, "__notes__", ()))
    frames = _FRAME.findall("".join(traceback.format_tb(error.__traceback__)) + notes)
    foreign = [(file, line) for file, line in frames if not Path(file).is_relative_to(Path(__file__).parent)]
    return f" ({foreign[-1][0]}:{foreign[-1][1]})" if foreign else ""


def _sources(module: str) -> Iterator[Path]:
    """The files of the package that a module belongs to."""
    package = sys.modules[module.partition(".")[0]]
    if hasattr(package, "__path__"):
        yield from (file for folder in package.__path__ for file in files_below(Path(folder)))
    elif package.__file__:
        yield Path(package.__file__)
