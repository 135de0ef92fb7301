"""The door to git: the only place that starts another program."""

from __future__ import annotations

import subprocess

import click


def git(*arguments: str) -> bytes:
    """What git prints. Raises UsageError with its words if it fails or is not there."""
    try:
        finished = subprocess.run(["git", *arguments], capture_output=True, check=False)
    except FileNotFoundError as error:
        raise click.UsageError("a revision needs git, which is not installed") from error
    if finished.returncode:
        message = finished.stderr.decode(errors="replace").strip().partition("\n")[0]
        raise click.UsageError(f"git: {message}")
    return finished.stdout
