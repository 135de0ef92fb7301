"""`csdlgen convert`: CSDL XML to CSDL JSON, and back."""

from __future__ import annotations

from pathlib import Path

import click

from csdlgen.cli._session import DONE, guarded, report_all


@click.command()
@click.argument("source", metavar="IN", type=click.Path(path_type=Path))
@click.argument("target", metavar="OUT", type=click.Path(path_type=Path))
@click.option(
    "--to",
    "wanted",
    type=click.Choice(["xml", "json"]),
    help="The format of OUT.  [default: json for a name that ends in .json, else xml]",
)
@click.option(
    "--config",
    "config_file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="What [limits] are taken from.  [default: those that hold without a configuration]",
)
def convert(source: Path, target: Path, wanted: str | None, config_file: Path | None) -> None:
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
    from csdlgen import config as configuration
    from csdlgen import conversion, csdl

    def act() -> int:
        here = Path.cwd()
        limits = configuration.load(config_file, here)[0].limits if config_file else configuration.Limits()
        format_ = csdl.Format(wanted) if wanted else None
        report_all(conversion.convert(source, target, format_, here, limits))
        return DONE

    raise click.exceptions.Exit(guarded(act))
