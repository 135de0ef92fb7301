"""`csdlgen fetch`: get the metadata of a service."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from csdlgen.cli._connection import connection_options, request
from csdlgen.cli._session import DONE, FOUND, guarded
from csdlgen.cli._voice import say


@click.command()
@click.argument("source", metavar="URL")
@click.option(
    "-o",
    "--output",
    "file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Where to write it.  [default: metadata.xml or metadata.json, whatever comes]",
)
@click.option(
    "--format",
    "wanted",
    type=click.Choice(["xml", "json"]),
    help="Ask for this format only.  [default: XML, or else JSON]",
)
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if the service has something else.")
@click.option("--force", is_flag=True, help="Replace a file that was not fetched, or was changed since.")
@connection_options
def fetch(
    *, source: str, file: Path | None, wanted: str | None, check: bool, force: bool, **connection: Any
) -> None:
    """Get the metadata of a service, and write it to a file.

    URL is the root of the service or that of a document; $metadata is added where it is missing. A
    file FILE.origin.toml beside it says where it came from, without secrets; by that, the name of
    a file that was fetched will do for URL. Token and headers go to no other host.

    \b
    Examples:
      csdlgen fetch https://services.odata.org/V4/TripPinService
      csdlgen fetch https://api.contoso.com/v1 -o schema/contoso.xml --token-env CONTOSO_TOKEN
      csdlgen fetch schema/contoso.xml --check

    \b
    Exit code:
      0  the file holds what the service has
      1  it does not, with --check
      2  the service gave no metadata, or the file could not be written
    """
    from csdlgen import csdl, fetching
    from csdlgen.diagnostics import shown
    from csdlgen.printing import harmless

    here = Path.cwd()

    def act() -> int:
        url, target = _place(source, file, here)
        asked = request(url, **connection)
        format_ = csdl.Format(wanted) if wanted else None
        known = target or here / f"metadata.{wanted or 'xml'}"
        found = fetching.again(asked, format_, known, here)
        target = target or (here / fetching.default_name(found) if found else known)
        if check:
            outcome = fetching.compare(found, target)
        else:
            outcome = fetching.save(found, target, here, force=force) if found else fetching.Outcome.SAME
        size = f"{len(found.data):,} bytes" if found else "as its tag says"
        say(harmless(f"{shown(target, here)}: {outcome}, {size}"))
        return FOUND if check and outcome is not fetching.Outcome.SAME else DONE

    raise click.exceptions.Exit(guarded(act))


def _place(source: str, file: Path | None, here: Path) -> tuple[str, Path | None]:
    """The URL to ask, and the file that was named: a file that was fetched says where it came from."""
    from csdlgen import fetching

    if fetching.is_url(source):
        return source, file
    origin = fetching.origin_of(Path(source), here)
    if origin is None:
        hint = (
            f"https://{source}" if not Path(source).exists() else f"{source}: nothing says where it came from"
        )
        raise click.UsageError(f"{source!r} is no URL, and no file that was fetched ({hint})")
    if not origin.is_whole:
        raise click.UsageError(f"{source}: parts of its URL are not on record; name the whole URL")
    return origin.url, file or Path(source)
