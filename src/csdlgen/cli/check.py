"""`csdlgen check`: tell what is stale."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from csdlgen.cli._session import (
    DONE,
    FAILED,
    FOUND,
    config_files,
    each_configuration,
    report_all,
    watch,
    whose,
)
from csdlgen.cli._voice import Stopwatch, is_verbose, note, say, voice_options

if TYPE_CHECKING:
    from csdlgen.config import Config


@click.command()
@config_files
@voice_options
@click.option("--diff", is_flag=True, help="Show what would change inside the files.")
def check(config_files: tuple[Path, ...], diff: bool) -> None:
    """Tell whether the output is what the input implies; write nothing.

    \b
    Examples:
      csdlgen check
      csdlgen check --diff

    \b
    Exit code:
      0  nothing to do
      1  something is stale; `csdlgen generate` brings it up to date
      2  as for generate
    """
    from csdlgen import pipeline, processes, report

    def act(config: Config, base: Path) -> int:
        clock = Stopwatch()
        wishes = pipeline.Wishes(display_base=base, jobs=processes.available(), watch=watch, phase=clock)
        run = pipeline.plan(config, wishes)
        report_all(run.diagnostics, config)
        for plan in run.plans.values():
            for line in report.stale(plan, diff=diff):
                note(line)
        note(whose(config, config_files) + report.totals(run.plans, report.TO_DO))
        if is_verbose():
            say(str(clock))
        if not run.is_complete:
            return FAILED
        return DONE if run.is_clean() else FOUND

    raise click.exceptions.Exit(each_configuration(config_files, act))
