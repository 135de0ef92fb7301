"""The command line: options become wishes, a run becomes lines and an exit code. No logic."""

from __future__ import annotations

import contextlib
import gc
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from csdlgen import __version__

if TYPE_CHECKING:
    # At run time each command imports what it needs: `--help` must not wait for lxml and jinja2.
    from csdlgen.artifacts import Artifact
    from csdlgen.config import Config
    from csdlgen.diagnostics import Diagnostic

DONE, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130
"""Exit codes: nothing to report; something changed, is stale, or is wrong; could not be carried out; Ctrl+C."""

_config_files = click.option(
    "--config",
    "config_files",
    metavar="FILE",
    type=click.Path(path_type=Path),
    multiple=True,
    help="A csdlgen.toml or pyproject.toml; may be repeated. Default: the nearest one, from here upwards.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="%(prog)s %(version)s")
def csdlgen() -> None:
    """OData metadata (CSDL) in; a Python package and Markdown reference pages out.

    A file csdlgen.toml names the metadata and what to make of it:

    \b
      schema = ["schema/*.xml"]
      [models]
      output = "generated/models"
      package = "industry_data"
      [docs]
      output = "generated/docs"

    Then `csdlgen generate` writes, `csdlgen check` tells whether anything is stale, and
    `csdlgen validate` says what is wrong with the metadata.
    """


@csdlgen.command()
@_config_files
@click.option(
    "--only",
    multiple=True,
    type=click.Choice(["models", "stubs", "docs"]),
    help="This target only; may be repeated.",
)
@click.option("--jobs", metavar="N", type=click.IntRange(min=1), help="Use at most N processes.")
@click.option("--fail-on-change", is_flag=True, help="Exit with 1 if a file changed (for hooks).")
@click.option("--force", is_flag=True, help="Overwrite foreign files and pages edited by hand.")
def generate(
    config_files: tuple[Path, ...], only: tuple[str, ...], jobs: int | None, fail_on_change: bool, force: bool
) -> None:
    """Write the output of every target that the configuration has.

    Only files that change are written, only files that csdlgen wrote are deleted, and files of
    others are left alone. The same input gives the same bytes, on every system.

    \b
    Examples:
      csdlgen generate
      csdlgen generate --config v1.0/csdlgen.toml --config beta/csdlgen.toml
      csdlgen generate --only models --fail-on-change

    \b
    Exit code:
      0  everything that can be written is written, whatever was reported
      1  a file changed, with --fail-on-change
      2  an input or the configuration cannot be read, names clash without a cure,
         or a file could not be written
    """
    from csdlgen import pipeline, processes, report

    def act(config: Config, base: Path) -> int:
        for name in only:
            if getattr(config, name) is None:
                raise click.UsageError(f"--only {name}: the configuration has no table [{name}]")
        wishes = pipeline.Wishes(
            display_base=base, only=only, force=force, jobs=jobs or processes.available(), watch=_watch
        )
        run = pipeline.generate(config, wishes)
        _report(run.diagnostics, config)
        _say(report.totals(run.plans) if not run.is_interrupted else "not finished; the next run repairs it")
        if not run.plans and not run.is_complete:
            _say("nothing was written")
        if not run.is_complete:
            return FAILED
        return FOUND if fail_on_change and not run.is_clean() else DONE

    raise click.exceptions.Exit(_each_configuration(config_files, act))


@csdlgen.command()
@_config_files
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
        wishes = pipeline.Wishes(display_base=base, jobs=processes.available(), watch=_watch)
        run = pipeline.plan(config, wishes)
        _report(run.diagnostics, config)
        for plan in run.plans.values():
            for line in report.stale(plan, diff=diff):
                _say(line)
        _say(report.totals(run.plans, report.TO_DO))
        if not run.is_complete:
            return FAILED
        return DONE if run.is_clean() else FOUND

    raise click.exceptions.Exit(_each_configuration(config_files, act))


@csdlgen.command()
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@_config_files
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
      2  a file, the configuration or the baseline cannot be opened
    """
    from csdlgen import config as configuration
    from csdlgen import pipeline, report

    if update_baseline and baseline is None:
        raise click.UsageError("--update-baseline: --baseline names no file")
    findings: list[Diagnostic] = []
    used: list[tuple[Config | None, Path]] = []

    def act(config: Config | None, base: Path) -> int:
        paths = configuration.schema_files(config, base) if config and not files else files
        findings.extend(report.chosen(pipeline.validate(paths, config, base), config))
        used.append((config, base))
        return DONE

    def compare(file: Path) -> int:
        configs = [config for config, _ in used]
        findings[:] = _unknown(findings, file, configs, update=update_baseline)
        return DONE

    is_alone = files and not config_files
    code = _guarded(partial(act, None, Path.cwd())) if is_alone else _each_configuration(config_files, act)
    if baseline is not None and code == DONE:
        code = _guarded(partial(compare, baseline))
    if code == DONE and report.has_errors(findings):
        code = FOUND
    _show(findings, style, [base for _, base in used])
    if style == "text" and code == DONE and not findings:
        _say("no findings")
    raise click.exceptions.Exit(code)


def _unknown(
    findings: Iterable[Diagnostic], file: Path, configs: Iterable[Config | None], *, update: bool
) -> tuple[Diagnostic, ...]:
    """What a baseline does not know, and what is stale in it; with ``update``, after it learned all there is."""
    from csdlgen import output, report
    from csdlgen.diagnostics import shown

    found = tuple(findings)
    if update:
        output.write_file(file, report.Baseline.of(found).text())
    name = shown(file, Path.cwd())
    known = report.Baseline.parse(file.read_bytes(), name)
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
        elif sys.stderr.isatty():
            width = os.get_terminal_size(sys.stderr.fileno()).columns or 100  # 0: nobody knows
            excerpts = report.Excerpts(bases, width=width)
            is_coloured = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
            for line in report.illustrated(found, excerpts, is_coloured=is_coloured):
                click.echo(line, err=True)
        else:
            _tell(found, everything=True)
        _say(report.summary(found))


@csdlgen.command()
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@_config_files
@click.option(
    "--type",
    "types",
    metavar="NAME",
    multiple=True,
    help="This type only, with its relatives; with or without its namespace; may be repeated.",
)
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "mermaid", "dot"]),
    default="text",
    show_default=True,
    help="A tree, data for programs, or a diagram.",
)
def inspect(
    files: tuple[Path, ...], config_files: tuple[Path, ...], types: tuple[str, ...], style: str
) -> None:
    """Show the resolved model of the FILEs, or of what the configuration names.

    Each type stands below its base, each member with the type that declares it.

    \b
    Examples:
      csdlgen inspect metadata.xml --type run
      csdlgen inspect metadata.xml --format json
      csdlgen inspect metadata.xml --type run --format dot | dot -Tsvg > run.svg

    \b
    Exit code:
      0  shown
      2  a file or the configuration cannot be read, or no type has such a name
    """
    from csdlgen import config as configuration
    from csdlgen import inspection, pipeline, report

    def act(config: Config | None, base: Path) -> int:
        paths = configuration.schema_files(config, base) if config and not files else files
        model, documents = pipeline.resolve(paths, base)
        try:
            only = inspection.chosen(model, types)
        except inspection.UnknownTypeError as error:
            _say(report.harmless(f"csdlgen: {error}"))
            return FAILED
        click.echo(inspection.STYLES[style](model, documents, only))
        return DONE

    is_alone = files and not config_files
    code = _guarded(partial(act, None, Path.cwd())) if is_alone else _each_configuration(config_files, act)
    raise click.exceptions.Exit(code)


@csdlgen.command()
@click.argument("source", metavar="IN", type=click.Path(path_type=Path))
@click.argument("target", metavar="OUT", type=click.Path(path_type=Path))
@click.option(
    "--to",
    "wanted",
    type=click.Choice(["xml", "json"]),
    help="The format of OUT.  [default: json for a name that ends in .json, else xml]",
)
def convert(source: Path, target: Path, wanted: str | None) -> None:
    """Write a document as CSDL XML or CSDL JSON, whichever it is now.

    OUT may exist; it is replaced. Both formats say the same, except for what is reported.

    \b
    Examples:
      csdlgen convert metadata.xml metadata.json
      csdlgen convert metadata.json metadata.csdl
      csdlgen convert old.edmx new.xml

    \b
    Exit code:
      0  written, whatever was reported
      2  IN cannot be read, or OUT cannot be written or is IN
    """
    from csdlgen import csdl, pipeline

    def act() -> int:
        format_ = csdl.Format(wanted) if wanted else None
        _report(pipeline.convert(source, target, format_, Path.cwd()))
        return DONE

    raise click.exceptions.Exit(_guarded(act))


@csdlgen.command()
@click.argument("codes", metavar="CODE...", nargs=-1, required=True)
def explain(codes: tuple[str, ...]) -> None:
    """Say what a finding means: the law, why it is one, an example that breaks it, and the cure.

    \b
    Examples:
      csdlgen explain CSDL303

    \b
    Exit code:
      0  explained
      2  there is no such code
    """
    from csdlgen import laws, report

    unknown = [code for code in codes if code.upper() not in laws.BY_CODE]
    if unknown:
        raise click.UsageError(f"there is no code {', '.join(map(repr, unknown))}")
    click.echo("\n\n".join(report.explained(laws.BY_CODE[code.upper()]) for code in codes))


def _each_configuration(files: Iterable[Path], act: Callable[[Config, Path], int]) -> int:
    """Do something with every configuration; the gravest exit code counts. All are read before the first acts."""
    from csdlgen import config as configuration
    from csdlgen import report

    here = Path.cwd()
    loaded: list[tuple[Config, Path]] = []

    def load() -> int:
        for file in dict.fromkeys(files) or (configuration.find(here),):
            base = here if file.absolute().is_relative_to(here) else file.absolute().parent
            config, warnings = configuration.load(file, base)
            _tell(report.chosen(warnings, config))
            loaded.append((config, base))
        configuration.check_outputs([config for config, _ in loaded], here)
        return DONE

    if code := _guarded(load):
        return code
    return max(_guarded(partial(act, config, base)) for config, base in loaded)


def _guarded(act: Callable[[], int]) -> int:
    """The exit code of an act; what it cannot read or write is told in a line."""
    from csdlgen import report
    from csdlgen.diagnostics import InputError

    try:
        return act()
    except InputError as error:
        _report(error.diagnostics)
    except BrokenPipeError:
        raise
    except UnicodeEncodeError as error:
        _say(
            report.harmless(
                f"csdlgen: {error.object!r} is no file name in {error.encoding}; set PYTHONUTF8=1"
            )
        )
    except OSError as error:
        _say(report.harmless(f"csdlgen: {error.strerror or error}: {error.filename or ''}"))
    return FAILED


def _report(diagnostics: Iterable[Diagnostic], config: Config | None = None) -> None:
    from csdlgen import report

    found = report.chosen(diagnostics, config)
    _tell(found)
    _say(report.summary(found))


def _tell(findings: Iterable[Diagnostic], *, everything: bool = False) -> None:
    from csdlgen import report

    for line in report.as_lines(findings, everything=everything):
        _say(line)


def _say(line: str) -> None:
    if line:
        # What cannot be said, because nobody can hear it any more, is no reason to leave work undone.
        with contextlib.suppress(OSError):
            click.echo(line, err=True)


def _watch(name: str, count: int, artifacts: Iterable[Artifact]) -> Iterable[Artifact]:
    """On a terminal, a bar that grows with the files of a target and is gone when they are there."""
    return _with_bar(name, count, artifacts) if sys.stderr.isatty() else artifacts


def _with_bar(name: str, count: int, artifacts: Iterable[Artifact]) -> Iterator[Artifact]:
    step = max(count // 50, 1)
    try:
        with click.progressbar(
            artifacts, length=count, label=name, file=sys.stderr, show_pos=True, update_min_steps=step
        ) as bar:
            yield from bar
    finally:
        click.echo("\x1b[A\x1b[K", err=True, nl=False)


def main() -> None:
    """Run the command line as a program: Ctrl+C ends with 130, and nothing that a name contains stops a line."""
    # A program may be started without one of its streams.
    sys.stdout = sys.stdout or io.StringIO()
    sys.stderr = sys.stderr or io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        # A name that the terminal's encoding lacks is no reason to fail.
        getattr(stream, "reconfigure", lambda **_: None)(errors="backslashreplace")
    # A run makes millions of values that live until it ends; looking for cycles among them takes a third of the time.
    gc.disable()
    try:
        sys.exit(csdlgen.main(prog_name="csdlgen", standalone_mode=False))
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        sys.exit(INTERRUPTED)
    except OSError as error:
        # Not even a command could begin: the folder that we stand in is gone, for one.
        _say(f"csdlgen: {error.strerror or error}")
        sys.exit(FAILED)
