"""A process that has imported all that mutants need and that is not ours, and forks into each mutant that it is told of."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parents[2]


class Nursery:
    """Takes the names of mutants, one at a time."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def grown(self, name: str) -> tuple[int, str]:
        """The exit code of a mutant, and what it said."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin
        assert stdout
        stdin.write(f"{name}\n")
        stdin.flush()
        code, said = json.loads(stdout.readline())
        return int(code), str(said)


@contextmanager
def opened() -> Iterator[Nursery]:
    """A nursery for as long as somebody wants mutants of it."""
    command = (sys.executable, "-m", "tests.hostile.nursery")
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True, encoding="utf-8") as process:
        yield Nursery(process)
        assert process.stdin
        process.stdin.close()


def main() -> None:
    _import_foreign()
    for line in sys.stdin:
        with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
            code = _forked(line.strip(), said)
            said.seek(0)
            sys.stdout.write(json.dumps((code, said.read())) + "\n")
        sys.stdout.flush()


def _import_foreign() -> None:
    """Import what is ours and forget it: what it stands on remains."""
    for name in ("pytest", "tests.hostile.suite"):
        import_module(name)
    for name in [name for name in sys.modules if name.partition(".")[0] in {"csdlgen", "tests"}]:
        del sys.modules[name]
    gc.collect()
    gc.freeze()


def _forked(name: str, said: IO[str]) -> int:
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    code = 2
    try:
        for stream in (1, 2):
            os.dup2(said.fileno(), stream)
        from tests.hostile.mutants import grow

        code = grow(name)
    except BaseException:  # noqa: BLE001 - whatever it is, it is told, and the child ends here
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(code)


if __name__ == "__main__":
    main()
