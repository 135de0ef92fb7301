"""`csdlgen validate`: say what is wrong with metadata."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from csdlgen.cli._session import DONE, FAILED, FOUND, config_files, each_configuration, guarded, tell
from csdlgen.cli._voice import is_coloured, is_forced, say

if TYPE_CHECKING:
    from csdlgen.config import Config
    from csdlgen.diagnostics import Diagnostic


@click.command()
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@config_files
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    show_default=True,
    help="Text goes to standard error; JSON, SARIF 2.1.0 and GitHub annotations to standard output.",
)
@click.option(
    "--baseline",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Known findings, which do not count; those of them that are gone are reported.",
)
@click.option("--update-baseline", is_flag=True, help="Write what is found now to the baseline.")
def validate(
    files: tuple[Path, ...],
    config_files: tuple[Path, ...],
    style: str,
    baseline: Path | None,
    update_baseline: bool,
) -> None:
    """Say what is wrong with metadata: the FILEs, or what the configuration names.

    Several files are one model; local files that they refer to are read, too. With FILEs, a
    configuration is used only if --config names one.

    \b
    Examples:
      csdlgen validate
      csdlgen validate metadata.xml --format json
      csdlgen validate --baseline known.json --update-baseline
      csdlgen validate --baseline known.json --format sarif > findings.sarif

    \b
    Exit code:
      0  no errors
      1  errors found
      2  a file, the configuration or the baseline cannot be opened; JSON and SARIF are not written
    """
    from csdlgen import config as configuration
    from csdlgen import report, understanding

    if update_baseline and baseline is None:
        raise click.UsageError("--update-baseline: --baseline names no file")
    findings: list[Diagnostic] = []
    used: list[tuple[Config | None, Path]] = []

    def act(config: Config | None, base: Path) -> int:
        paths = configuration.schema_files(config, base) if config and not files else files
        findings.extend(report.chosen(understanding.validate(paths, config, base), config))
        used.append((config, base))
        return DONE

    def compare(file: Path) -> int:
        configs = [config for config, _ in used]
        findings[:] = _unknown(findings, file, configs, update=update_baseline)
        return DONE

    is_alone = files and not config_files
    code = guarded(partial(act, None, Path.cwd())) if is_alone else each_configuration(config_files, act)
    if baseline is not None and code == DONE:
        code = guarded(partial(compare, baseline))
    if code == DONE and report.has_errors(findings):
        code = FOUND
    if code != FAILED or style not in ("json", "sarif"):  # half of a list would pass for the whole
        _show(findings, style, [base for _, base in used])
    if style == "text" and code == DONE and not findings:
        say("no findings")
    raise click.exceptions.Exit(code)


def _unknown(
    findings: Iterable[Diagnostic], file: Path, configs: Iterable[Config | None], *, update: bool
) -> tuple[Diagnostic, ...]:
    """What a baseline does not know, and what is stale in it; with ``update``, after it learned all there is."""
    from csdlgen import laws, output, report
    from csdlgen.diagnostics import InputError, Location, shown

    found = tuple(findings)
    if update:
        output.write_file(file, report.Baseline.of(found).text())
    name = shown(file, Path.cwd())
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        hint = "--update-baseline writes it"
        raise InputError(laws.BASELINE.broken(Location(name), "there is no such file", hint=hint)) from None
    known = report.Baseline.parse(data, name)
    stale = tuple(known.stale(found, name))
    for config in configs:
        stale = report.chosen(stale, config)
    return (*known.new(found), *stale)


def _show(findings: Iterable[Diagnostic], style: str, bases: Iterable[Path]) -> None:
    """Findings in the format that was asked for; what a program reads goes to standard output."""
    from csdlgen import report

    found = tuple(findings)
    if style == "json":
        click.echo(report.as_json(found))
    elif style == "sarif":
        click.echo(report.as_sarif(found))
    else:
        if style == "github":
            for line in report.as_annotations(found):
                click.echo(line)
        elif sys.stderr.isatty() or (is_forced() and is_coloured()):
            width = os.get_terminal_size(sys.stderr.fileno()).columns if sys.stderr.isatty() else 0
            excerpts = report.Excerpts(bases, width=width or 100)  # 0: nobody knows
            for line in report.illustrated(found, excerpts, is_coloured=is_coloured()):
                click.echo(line, err=True, color=True)
        else:
            tell(found, everything=True)
        say(report.summary(found))
