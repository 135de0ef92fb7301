"""`csdlgen inspect`: show the resolved model."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from csdlgen.cli._session import DONE, FAILED, config_files, each_configuration, guarded
from csdlgen.cli._voice import say

if TYPE_CHECKING:
    from csdlgen.config import Config


@click.command()
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@config_files
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
    from csdlgen import inspection, report, understanding

    def act(config: Config | None, base: Path) -> int:
        paths = configuration.schema_files(config, base) if config and not files else files
        model, documents = understanding.resolve(paths, config, base)
        try:
            only = inspection.chosen(model, types)
        except inspection.UnknownTypeError as error:
            say(report.harmless(f"csdlgen: {error}"))
            return FAILED
        click.echo(inspection.STYLES[style](model, documents, only))
        return DONE

    is_alone = files and not config_files
    code = guarded(partial(act, None, Path.cwd())) if is_alone else each_configuration(config_files, act)
    raise click.exceptions.Exit(code)
