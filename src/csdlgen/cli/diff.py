"""`csdlgen diff`: tell how a model changed, and whom that breaks."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from csdlgen.cli._connection import connection_options, request
from csdlgen.cli._session import DONE, FOUND, guarded
from csdlgen.cli._versions import Source, source, version
from csdlgen.cli._voice import say

if TYPE_CHECKING:
    from csdlgen.evolution import Change


@click.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "--config",
    "config_file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="What [rename], root_namespace and [moved] are taken from.  [default: NEW or OLD if it is one]",
)
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="Lines like those of a compiler, data for programs, or a section for a changelog.",
)
@click.option("--fail-on", type=click.Choice(["breaking"]), help="Exit with 1 if a change is of this class.")
@connection_options
def diff(
    *, old: str, new: str, config_file: Path | None, style: str, fail_on: str | None, **connection: Any
) -> None:
    """Tell how the model NEW differs from OLD: on the wire, and for users of the generated Python.

    OLD and NEW are files, folders, patterns or a csdlgen.toml, as they are or, with a colon, at
    a git revision, or URLs of services, which are asked for their metadata. Every change is breaking, compatible or documentation; docs/changes.md lists
    all kinds. An entry of [moved] makes a rename one change.

    \b
    Examples:
      csdlgen diff old.xml new.xml
      csdlgen diff HEAD~1:schema/api.xml schema/api.xml --fail-on breaking
      csdlgen diff v1.0:csdlgen.toml csdlgen.toml --format markdown
      csdlgen diff csdlgen.toml https://api.contoso.com/v1 --token-env CONTOSO_TOKEN

    \b
    Exit code:
      0  compared
      1  a change is breaking, with --fail-on breaking
      2  OLD, NEW or the configuration cannot be read, or a service gave no metadata
    """
    from csdlgen.report.changes import change_lines, change_totals, changes_as_json, changes_as_markdown

    found: list[Change] = []

    def act() -> int:
        ask = partial(request, **connection)
        with source(old, ask) as before, source(new, ask) as after:
            found.extend(_compared(before, after, config_file))
        return DONE

    if code := guarded(act):
        raise click.exceptions.Exit(code)
    if style == "json":
        click.echo(changes_as_json(found))
    elif style == "markdown":
        click.echo(changes_as_markdown(found))
    else:
        for line in change_lines(found):
            click.echo(line)
        say(change_totals(found))
    is_broken = fail_on is not None and any(each.kind.impact == fail_on for each in found)
    raise click.exceptions.Exit(FOUND if is_broken else DONE)


def _compared(before: Source, after: Source, config_file: Path | None) -> list[Change]:
    from csdlgen import config as configuration
    from csdlgen import evolution

    config = configuration.load(config_file, Path.cwd())[0] if config_file else None
    now, its_config = version(after, config)
    was, _ = version(before, config or its_config)
    moved = its_config.moved if its_config else {}
    return [
        replace(
            each,
            old=each.old and each.old._replace(file=before.prefix + each.old.file),
            new=each.new and each.new._replace(file=after.prefix + each.new.file),
        )
        for each in evolution.changes(was, now, moved)
    ]
