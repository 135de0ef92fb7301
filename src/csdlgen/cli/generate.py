"""`csdlgen generate`: write what the input implies."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from csdlgen.cli._session import (
    DONE,
    FAILED,
    FOUND,
    config_files,
    each_configuration,
    guarded,
    report_all,
    watch,
    whose,
)
from csdlgen.cli._voice import Stopwatch, is_verbose, note, say, voice_options

if TYPE_CHECKING:
    from csdlgen.config import Config
    from csdlgen.pipeline import Run


@click.command()
@config_files
@voice_options
@click.option(
    "--only",
    multiple=True,
    metavar="TARGET",
    shell_complete=lambda *_: ["models", "client", "stubs", "docs", "site"],
    help="This target only, called like its table; may be repeated.",
)
@click.option("--jobs", metavar="N", type=click.IntRange(min=1), help="Use at most N processes.")
@click.option("--fail-on-change", is_flag=True, help="Exit with 1 if a file changed (for hooks).")
@click.option(
    "--depfile",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write what was read as a rule for make or ninja, whose output is FILE.",
)
@click.option("--force", is_flag=True, help="Overwrite foreign files and pages edited by hand.")
def generate(
    *,
    config_files: tuple[Path, ...],
    only: tuple[str, ...],
    jobs: int | None,
    fail_on_change: bool,
    depfile: Path | None,
    force: bool,
) -> None:
    """Write the output of every target that the configuration has.

    Only files that change are written, only files that csdlgen wrote are deleted, and files of
    others are left alone. The same input gives the same bytes, on every system.

    \b
    Examples:
      csdlgen generate
      csdlgen generate --config v1.0/csdlgen.toml --config beta/csdlgen.toml
      csdlgen generate --only models --fail-on-change
      csdlgen generate --depfile build/api.d

    \b
    Exit code:
      0  everything that can be written is written, whatever was reported
      1  a file changed, with --fail-on-change
      2  an input or the configuration cannot be read, names clash without a cure,
         or a file could not be written
    """
    from csdlgen import output, pipeline, processes

    inputs: set[Path] = set()

    def act(config: Config, base: Path) -> int:
        for name in only:
            if config.table(name) is None:
                raise click.UsageError(f"--only {name}: the configuration has no table [{name}]")
        clock = Stopwatch()
        wishes = pipeline.Wishes(
            display_base=base,
            only=only,
            force=force,
            jobs=jobs or processes.available(),
            watch=watch,
            phase=clock,
        )
        run = pipeline.generate(config, wishes)
        inputs.update(run.inputs)
        code = tell_run(run, config, config_files)
        if is_verbose():
            tell_details(run, str(clock), base)
        return FOUND if fail_on_change and code == DONE and not run.is_clean() else code

    def note(file: Path) -> int:
        output.write_depfile(file, inputs, Path.cwd())
        return DONE

    code = each_configuration(config_files, act)
    if depfile and code != FAILED:
        code = max(code, guarded(partial(note, depfile)))
    raise click.exceptions.Exit(code)


def tell_run(run: Run, config: Config, config_files: Iterable[Path] = ()) -> int:
    """Say what a run found and wrote: its exit code, DONE or FAILED."""
    from csdlgen import report

    report_all(run.diagnostics, config)
    if run.is_interrupted:
        say(whose(config, config_files) + "not finished; the next run repairs it")
    else:
        note(whose(config, config_files) + report.totals(run.plans))
    if not run.plans and not run.is_complete:
        say("nothing was written")
    return DONE if run.is_complete else FAILED


def tell_details(run: Run, phases: str, base: Path) -> None:
    """Say what a run read, and what took how long."""
    from csdlgen.diagnostics import shown
    from csdlgen.printing import harmless

    for file in sorted({shown(file, base) for file in run.inputs}):
        say(harmless(f"read {file}"))
    say(phases)
