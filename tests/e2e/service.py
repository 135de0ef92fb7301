"""A service while it runs: started on a free port of the loopback address, and ended whatever happens."""

from __future__ import annotations

import contextlib
import re
import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

_LISTENING = re.compile(r"^listening on (\d+)$", re.MULTILINE)
_PATIENCE = 60.0
"""Seconds until a service that does not listen counts as one that does not start."""


class NotStartedError(Exception):
    """A service that ended, or said nothing for too long; the message holds what it printed."""


@contextlib.contextmanager
def serving(command: Sequence[str], folder: Path) -> Iterator[str]:
    """The address of a service that tells its port once it listens. Raises NotStartedError if it does not.

    Its standard input stays open as long as we live: a service ends with it, so that none is left behind
    even by a session that is killed.
    """
    log = folder / "service.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.PIPE, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        yield f"http://127.0.0.1:{_port(process, log)}"
    finally:
        process.kill()
        process.communicate()


def _port(process: subprocess.Popen[bytes], log: Path) -> str:
    end = time.monotonic() + _PATIENCE
    while True:
        ended = process.poll() is not None
        said = log.read_text(encoding="utf-8", errors="replace")
        if found := _LISTENING.search(said):
            return found[1]
        if ended or time.monotonic() > end:
            raise NotStartedError(
                f"{'it ended' if ended else 'it does not listen'}; it said:\n{said[-2000:]}"
            )
        time.sleep(0.02)
