"""The command line: options become wishes, a run becomes lines and an exit code. No logic."""

from __future__ import annotations

import gc
import io
import sys

import click

from csdlgen import __version__
from csdlgen.cli._session import FAILED, INTERRUPTED
from csdlgen.cli._voice import say
from csdlgen.cli.check import check
from csdlgen.cli.completion import completion
from csdlgen.cli.convert import convert
from csdlgen.cli.diff import diff
from csdlgen.cli.docs import docs
from csdlgen.cli.explain import explain
from csdlgen.cli.fetch import fetch
from csdlgen.cli.generate import generate
from csdlgen.cli.init import init
from csdlgen.cli.inspect import inspect
from csdlgen.cli.validate import validate
from csdlgen.cli.watch import watch


def _version(context: click.Context, _option: click.Parameter, is_wanted: bool) -> None:
    if is_wanted:
        import platform
        from importlib.metadata import version

        below = ", ".join(f"{name} {version(name)}" for name in ("lxml", "black"))
        click.echo(f"csdlgen {__version__} ({below}, Python {platform.python_version()})")
        context.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_version,
    help="Show the versions and exit.",
)
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


for _command in (
    init,
    generate,
    watch,
    check,
    validate,
    inspect,
    diff,
    fetch,
    convert,
    docs,
    explain,
    completion,
):
    csdlgen.add_command(_command)


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
        say(f"csdlgen: {error.strerror or error}")
        sys.exit(FAILED)
    finally:
        # Nor need anybody look for them when it has ended.
        gc.freeze()
