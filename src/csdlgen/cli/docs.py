"""`csdlgen docs`: how the pages are that people write on, those of [docs] and of [site]."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from csdlgen.cli._session import DONE, FOUND, config_files, each_configuration, whose
from csdlgen.cli._voice import say

if TYPE_CHECKING:
    from csdlgen.config import Config

_STATES = ("edited", "conflicting", "orphaned", "todo")


@click.group()
def docs() -> None:
    """Look after the pages that people write on, those of [docs] and of [site]."""


@docs.command()
@config_files
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice(_STATES),
    help="List only texts of this state; may be repeated. Default: all of these.",
)
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Lines, or data for programs.",
)
@click.option(
    "--fail-on",
    multiple=True,
    type=click.Choice(_STATES),
    help="Exit with 1 if a text is of this state; may be repeated.",
)
def status(
    *, config_files: tuple[Path, ...], states: tuple[str, ...], style: str, fail_on: tuple[str, ...]
) -> None:
    """Tell what on the pages is not as generated, and how much of each namespace is described.

    \b
      edited       a person's words
      conflicting  a person's words, and the schema says something new about it
      orphaned     a person's words about something that is gone
      todo         a placeholder
      generated    all else: counted, not listed

    \b
    Examples:
      csdlgen docs status
      csdlgen docs status --state conflicting --fail-on conflicting
      csdlgen docs status --format json

    \b
    Exit code:
      0  told
      1  with --fail-on: there is a text of such a state
      2  an input or the configuration cannot be read, or it has neither [docs] nor [site]
    """
    from csdlgen import upkeep
    from csdlgen.merging import State
    from csdlgen.report.upkeep import status_as_json, status_lines

    wanted = [State(each) for each in states or _STATES]

    def act(config: Config, base: Path) -> int:
        found = upkeep.status(upkeep.sources_of(config, base))
        if style == "json":
            click.echo(status_as_json(found, wanted))
        else:
            for line in status_lines(found, wanted):
                click.echo(line)
        failing = any(page.survey.counts.get(State(each)) for page in found.pages for each in fail_on)
        return FOUND if failing else DONE

    raise click.exceptions.Exit(each_configuration(config_files, act))


@docs.command()
@config_files
def harvest(config_files: tuple[Path, ...]) -> None:
    """Move descriptions that people wrote on pages to the file of [descriptions].

    From there models, docstrings and every page have them; the next `csdlgen generate` brings them
    there, and the pages are as generated again. What is no plain text stays on its page.

    \b
    Exit code:
      0  done, or nothing to move
      2  a file cannot be read or written, or the configuration has no [descriptions],
         or neither [docs] nor [site]
    """
    from csdlgen import output, upkeep
    from csdlgen.diagnostics import shown
    from csdlgen.printing import harmless
    from csdlgen.report.upkeep import harvest_lines

    def act(config: Config, base: Path) -> int:
        file, text, found = upkeep.with_harvest(config, base)
        if found.texts:
            output.write_file(file, text)
        for line in harvest_lines(found):
            say(line)
        count = len(found.texts)
        moved = f"{count:,} description{'s' if count != 1 else ''} moved"
        target = f" to {shown(file, base)}" if count else ""
        say(harmless(f"{whose(config, config_files)}{moved}{target}"))
        return DONE

    raise click.exceptions.Exit(each_configuration(config_files, act))
