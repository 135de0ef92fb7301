"""How much is said, and how: quiet or verbose, in colour or plain, with a bar or without."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable
from typing import TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., object])

_KEY = "csdlgen.voice"


def voice_options(command: Command) -> Command:
    """``--quiet`` and ``--verbose``, which :func:`is_quiet` and :func:`is_verbose` know of."""

    def hear(context: click.Context, option: click.Parameter, is_wanted: bool) -> None:
        if is_wanted:
            context.meta[_KEY] = option.name

    for letter, name, says in (
        ("-v", "--verbose", "Also tell what was read, and how long each phase took."),
        ("-q", "--quiet", "Tell of errors only."),
    ):
        add = click.option(letter, name, is_flag=True, expose_value=False, callback=hear, help=says)
        command = add(command)
    return command


def is_quiet() -> bool:
    """Whether only errors are told."""
    return _chosen() == "quiet"


def is_verbose() -> bool:
    """Whether everything is told."""
    return _chosen() == "verbose"


def say(line: str) -> None:
    """Print a line to standard error."""
    if line:
        # What cannot be said, because nobody can hear it any more, is no reason to leave work undone.
        with contextlib.suppress(OSError):
            click.echo(line, err=True)


def note(line: str) -> None:
    """Print a line that nobody misses who wants to hear of errors only."""
    if not is_quiet():
        say(line)


def is_lively() -> bool:
    """Whether standard error is a terminal that somebody watches: a build log has no use for a bar."""
    return sys.stderr.isatty() and not os.environ.get("CI") and not is_quiet()


def is_coloured() -> bool:
    """Whether standard error takes colours: https://no-color.org and https://force-color.org go before what it is."""
    if os.environ.get("NO_COLOR"):
        return False
    return is_forced() or (sys.stderr.isatty() and os.environ.get("TERM") != "dumb")


def is_forced() -> bool:
    """Whether colours are wanted wherever the output goes."""
    return os.environ.get("FORCE_COLOR", "") not in ("", "0")


class Stopwatch:
    """Hears when a phase begins, and knows how long each took."""

    def __init__(self) -> None:
        self._begun: list[tuple[str, float]] = []

    def __call__(self, phase: str) -> None:
        self._begun.append((phase, time.perf_counter()))

    def __str__(self) -> str:
        """The phases with their seconds, the last one up to now."""
        ends = [when for _, when in self._begun[1:]] + [time.perf_counter()]
        spent = zip(self._begun, ends, strict=True)
        return " · ".join(f"{phase} {end - begun:.2f} s" for (phase, begun), end in spent)


def _chosen() -> str:
    context = click.get_current_context(silent=True)
    return str(context.meta.get(_KEY, "")) if context else ""
