"""What every command needs: exit codes, configurations, errors as lines, a progress bar."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from csdlgen.cli._voice import is_lively, is_quiet, note, say

if TYPE_CHECKING:
    # At run time each command imports what it needs: `--help` must not wait for lxml and jinja2.
    from csdlgen.config import Config
    from csdlgen.diagnostics import Diagnostic

Made = TypeVar("Made")

DONE, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130
"""Exit codes: nothing to report; something changed, is stale, or is wrong; could not be carried out; Ctrl+C."""

config_files = click.option(
    "--config",
    "config_files",
    metavar="FILE",
    type=click.Path(path_type=Path),
    multiple=True,
    help="A csdlgen.toml or pyproject.toml; may be repeated. Default: the nearest one, from here upwards.",
)


def each_configuration(files: Iterable[Path], act: Callable[[Config, Path], int]) -> int:
    """Do something with every configuration; the gravest exit code counts. All are read before the first acts."""
    from csdlgen import config as configuration
    from csdlgen import report

    here = Path.cwd()
    loaded: list[tuple[Config, Path]] = []

    def load() -> int:
        for file in dict.fromkeys(files) or (configuration.find(here),):
            base = here if file.absolute().is_relative_to(here) else file.absolute().parent
            config, warnings = configuration.load(file, base)
            if not is_quiet():
                tell(report.chosen(warnings, config))
            loaded.append((config, base))
        configuration.check_outputs([config for config, _ in loaded], here)
        return DONE

    if code := guarded(load):
        return code
    return max(guarded(partial(act, config, base)) for config, base in loaded)


def whose(config: Config, files: Iterable[Path]) -> str:
    """In front of the totals of a configuration, where there are several: which one it is."""
    from csdlgen import report
    from csdlgen.diagnostics import shown

    return report.harmless(f"{shown(config.file, Path.cwd())}: ") if len(set(files)) > 1 else ""


def guarded(act: Callable[[], int]) -> int:
    """The exit code of an act; what it cannot read or write is told in a line."""
    from csdlgen import report
    from csdlgen.diagnostics import InputError

    try:
        return act()
    except InputError as error:
        report_all(error.diagnostics)
    except BrokenPipeError:
        raise
    except UnicodeEncodeError as error:
        say(
            report.harmless(
                f"csdlgen: {error.object!r} is no file name in {error.encoding}; set PYTHONUTF8=1"
            )
        )
    except OSError as error:
        say(report.harmless(f"csdlgen: {error.strerror or error}: {error.filename or ''}"))
    return FAILED


def report_all(diagnostics: Iterable[Diagnostic], config: Config | None = None) -> None:
    from csdlgen import report
    from csdlgen.diagnostics import Severity

    found = report.chosen(diagnostics, config)
    tell([each for each in found if each.severity is Severity.ERROR or not is_quiet()])
    note(report.summary(found))


def tell(findings: Iterable[Diagnostic], *, everything: bool = False) -> None:
    from csdlgen import report

    for line in report.as_lines(findings, everything=everything):
        say(line)


def watch(name: str, count: int, artifacts: Iterable[Made]) -> Iterable[Made]:
    """On a terminal, a bar that grows with the files of a target and is gone when they are there."""
    return _with_bar(name, count, artifacts) if is_lively() else artifacts


def _with_bar(name: str, count: int, artifacts: Iterable[Made]) -> Iterator[Made]:
    step = max(count // 50, 1)
    try:
        with click.progressbar(
            artifacts, length=count, label=name, file=sys.stderr, show_pos=True, update_min_steps=step
        ) as bar:
            yield from bar
    finally:
        click.echo("\x1b[A\x1b[K", err=True, nl=False)
