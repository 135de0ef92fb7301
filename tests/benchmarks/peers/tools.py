"""The peers as installed: a virtual environment and an npm folder of their own."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from pathlib import Path

_HERE = Path(__file__).parent
_HOME = Path(__file__).parents[3] / "build" / "peers"
_MANIFESTS = ("package.json", "package-lock.json", "requirements.txt")

PYTHON = _HOME / "venv" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
"""The interpreter that has the Python peers."""


def program(name: str) -> str:
    """A command of a Python peer."""
    return str(PYTHON.with_name(name))


def node_program(name: str) -> str:
    """A command of an npm peer."""
    return str(_HOME / "node_modules" / ".bin" / name)


def install() -> None:
    """Install what is pinned, unless it is there. Raises CalledProcessError if that fails."""
    if all(_same(name) for name in _MANIFESTS):
        return
    _HOME.mkdir(parents=True, exist_ok=True)
    for name in _MANIFESTS[:-1]:
        shutil.copy(_HERE / name, _HOME)
    subprocess.run(("npm", "ci", "--no-audit", "--no-fund"), cwd=_HOME, check=True)
    venv.create(_HOME / "venv", with_pip=True, clear=True)
    pip = (str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    subprocess.run((*pip, "--requirement", str(_HERE / "requirements.txt")), check=True)
    # Copied last: what stands there says that everything before it went well.
    shutil.copy(_HERE / _MANIFESTS[-1], _HOME)


def _same(name: str) -> bool:
    copy = _HOME / name
    return copy.is_file() and copy.read_bytes() == (_HERE / name).read_bytes()
