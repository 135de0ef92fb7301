"""`csdlgen init`: write a first configuration, and generate by it."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from csdlgen.cli._connection import connection_options, request
from csdlgen.cli._session import DONE, guarded, watch
from csdlgen.cli._voice import say
from csdlgen.cli.generate import tell_run
from csdlgen.diagnostics import shown
from csdlgen.printing import harmless

if TYPE_CHECKING:
    from csdlgen.starting import Choices, Guess

_FILE = "csdlgen.toml"
_FETCHED = "schema"


@click.command()
@click.argument("sources", metavar="[URL | FILE...]", nargs=-1)
@click.option(
    "--root-namespace", metavar="NAME", help="The namespace that names of files and links leave out."
)
@click.option("--package", metavar="NAME", help="What the Python package is called.")
@click.option(
    "--target",
    "targets",
    type=click.Choice(["models", "client", "stubs", "docs", "site"]),
    multiple=True,
    help="What to make; may be repeated.  [default: models, and client where there is a service]",
)
@click.option("--yes", is_flag=True, help="Ask nothing, take what is guessed.")
@connection_options
def init(
    *,
    sources: tuple[str, ...],
    root_namespace: str | None,
    package: str | None,
    targets: tuple[str, ...],
    yes: bool,
    **connection: Any,
) -> None:
    """Write a csdlgen.toml with every key explained, and generate by it.

    The metadata is that of the service at URL, which is fetched to schema/, or the FILEs, or what
    lies in this folder and below. On a terminal you are asked about what is guessed. Nothing that
    is there already is overwritten.

    \b
    Examples:
      csdlgen init
      csdlgen init https://services.odata.org/V4/TripPinService --yes
      csdlgen init metadata/*.xml --package contoso --target models --target docs

    \b
    Exit code:
      0  written, and everything that can be generated is
      2  there is a configuration or no metadata, or something could not be fetched, read or written
    """
    from csdlgen import config, output, pipeline, processes, report, starting

    here = Path.cwd()

    def act() -> int:
        if (here / _FILE).exists():
            raise click.UsageError(f"there is a {_FILE} already, and it stays as it is")
        files, service_root = _metadata(sources, here, connection)
        guess = _guess(files, here, is_chosen=bool(sources))
        choices = starting.Choices(
            schema=starting.patterns(files, here),
            root_namespace=guess.root_namespace if root_namespace is None else root_namespace,
            package=package or guess.package,
            targets=targets or (("models", "client") if guess.has_service else ("models",)),
            service_root=service_root,
        )
        if sys.stdin.isatty() and not yes:
            choices = _asked(choices)
        if reason := config.unfit_for_package(choices.package):
            raise click.UsageError(f"--package: {choices.package!r} cannot be imported: {reason}")
        output.write_new(here / _FILE, starting.configuration(choices))
        say(f"{_FILE}: written")
        output.outlast_tick()
        settings, _ = config.load(here / _FILE, here)
        wishes = pipeline.Wishes(display_base=here, jobs=processes.available(), watch=watch)
        run = pipeline.generate(settings, wishes)
        if run.is_complete and (known := report.summary(report.chosen(run.diagnostics, settings))):
            # Whoever begins with the schema of somebody else wants to see what came of it first.
            say(f"the metadata has {known}; csdlgen validate tells them")
            run = replace(run, diagnostics=())
        code = tell_run(run, settings)
        if code == DONE and settings.models:
            folder = shown(settings.models.output, here)
            first = (
                f"from {choices.package}.client import Client"
                if settings.client
                else f"import {choices.package}"
            )
            say(f"with {folder} on PYTHONPATH: {first}")
        return code

    raise click.exceptions.Exit(guarded(act))


def _metadata(
    sources: tuple[str, ...], here: Path, connection: dict[str, Any]
) -> tuple[tuple[Path, ...], str]:
    """The files that are meant, one that is fetched among them, and the root of its service."""
    from csdlgen import fetching, starting

    if not any(fetching.is_url(each) for each in sources):
        files = tuple(file for each in sources for file in _matching(each, here)) or starting.found(here)
        if not files:
            raise click.UsageError(
                "there is no metadata in this folder; name a file, or the URL of a service"
            )
        return files, ""
    if len(sources) > 1:
        raise click.UsageError("one URL, or files")
    found = fetching.fetch(request(sources[0], **connection))
    target = here / _FETCHED / fetching.default_name(found)
    outcome = fetching.save(found, target, here)
    say(harmless(f"{shown(target, here)}: {outcome}, {len(found.data):,} bytes"))
    return (target,), found.origin.url.partition("?")[0].removesuffix("/$metadata")


def _matching(source: str, here: Path) -> tuple[Path, ...]:
    """The files that a name or a pattern means; a shell may have left the pattern to us."""
    if any(each in source for each in "*?[") and not (here / source).exists():
        return tuple(sorted(here.glob(source)))
    return (here / source,)


def _guess(files: tuple[Path, ...], here: Path, *, is_chosen: bool) -> Guess:
    """What the files let us guess. Raises UsageError if nobody said that they belong together, and they do not."""
    from csdlgen import starting, understanding

    _, documents = understanding.resolve(files, None, here)
    guess = starting.guessed(documents, otherwise=here.name)
    if guess.clashes and not is_chosen:
        named = ", ".join(starting.patterns(files, here)[:5])
        raise click.UsageError(
            harmless(f"{guess.clashes[0]!r} is declared twice; name the files of one model, out of {named}")
        )
    return guess


def _asked(choices: Choices) -> Choices:
    """The choices as somebody on the terminal wants them."""
    click.echo(harmless(f"The metadata is {', '.join(choices.schema)}."), err=True)
    # The default comes from the metadata, so it is shown by us and not by click.
    question = f"Namespace that names leave out [{harmless(choices.root_namespace)}]"
    namespace = click.prompt(question, choices.root_namespace, type=str, show_default=False, err=True)
    package = click.prompt("Python package", choices.package, value_proc=_package, err=True)
    targets = list(choices.targets)
    for name, question in (
        ("client", "A client, too?"),
        ("docs", "Reference pages, too?"),
        ("site", "A site, too?"),
    ):
        is_wanted = click.confirm(question, default=name in targets, err=True)
        targets = [each for each in targets if each != name] + ([name] if is_wanted else [])
    return replace(choices, root_namespace=namespace, package=package, targets=tuple(targets))


def _package(text: str) -> str:
    from csdlgen import config

    if reason := config.unfit_for_package(text):
        raise click.BadParameter(reason)
    return text
