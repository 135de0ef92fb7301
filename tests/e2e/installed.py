"""The services as npm installs them: once for each state of the lock file, kept between sessions."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

SOURCES = Path(__file__).parent / "services"
_CACHE = Path(__file__).parents[2] / "build" / "e2e"
_LOCKED = ("package.json", "package-lock.json")


class NotInstalledError(Exception):
    """The services cannot be had on this machine; the message says why."""


def installed() -> Path:
    """The ``node_modules`` of the services. Raises NotInstalledError without npm, or if npm fails."""
    digest = hashlib.sha256(b"".join((SOURCES / name).read_bytes() for name in _LOCKED))
    home = _CACHE / digest.hexdigest()[:16]
    if not home.is_dir():
        _install(home)
    return home / "node_modules"


def _install(home: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise NotInstalledError("there is no npm on this machine")
    _CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=_CACHE, ignore_cleanup_errors=True) as folder:
        for name in _LOCKED:
            shutil.copy(SOURCES / name, folder)
        command = [npm, "ci", "--no-audit", "--no-fund", "--foreground-scripts"]
        finished = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
        )
        if finished.returncode:
            raise NotInstalledError(f"npm failed with {finished.returncode}: {finished.stderr[-2000:]}")
        # A folder appears whole or not at all; who comes second takes what the first one made.
        if not home.is_dir():
            os.replace(folder, home)  # noqa: PTH105 - the folder keeps its name for the clean-up
