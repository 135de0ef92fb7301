"""What every command that may ask a service has in common: options, and the request that they make."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from csdlgen.fetching import Request

Command = TypeVar("Command", bound=Callable[..., Any])

_HEADER = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*+([\x20-\x7e]*)")


def connection_options(command: Command) -> Command:
    """Options for headers, a token, and limits; :func:`request` takes their values."""
    for option in (
        click.option(
            "--max-size",
            metavar="MB",
            type=click.FloatRange(min=0, min_open=True),
            default=64,
            show_default=True,
            help="Take no more than so many megabytes, unpacked.",
        ),
        click.option(
            "--timeout",
            metavar="SECONDS",
            type=click.FloatRange(min=0, min_open=True),
            default=60,
            show_default=True,
            help="Wait no longer than this for the whole answer.",
        ),
        click.option(
            "--token-env",
            metavar="NAME",
            help="Send what this environment variable holds as a bearer token.",
        ),
        click.option(
            "--header",
            "headers",
            metavar="'NAME: VALUE'",
            multiple=True,
            help="Send this header, too; may be repeated.",
        ),
    ):
        command = option(command)
    return command


def request(
    url: str, *, headers: tuple[str, ...], token_env: str | None, timeout: float, max_size: float
) -> Request:
    """What to ask a service for. Raises UsageError for a header that is none, and without the token."""
    from csdlgen.fetching import Request

    return Request(
        url=url,
        credentials=_credentials(headers, token_env, os.environ),
        timeout=timeout,
        max_size=int(max_size * 1_000_000),
    )


def _credentials(
    headers: tuple[str, ...], token_env: str | None, environment: Mapping[str, str]
) -> dict[str, str]:
    found = {}
    for header in headers:
        # A header may be a secret, so a message repeats no more than its name.
        if (match := _HEADER.fullmatch(header)) is None:
            raise click.UsageError(
                f"--header: no header is called {header.partition(':')[0]!r}, or its value is odd"
            )
        found[match[1]] = match[2].strip()
    if token_env is not None:
        token = environment.get(token_env, "").strip()
        if not token:
            raise click.UsageError(f"--token-env: the environment variable {token_env!r} is not set")
        if not re.fullmatch(r"[\x21-\x7e]+", token):
            raise click.UsageError(f"--token-env: what {token_env!r} holds is no token")
        found["Authorization"] = f"Bearer {token}"
    return found
