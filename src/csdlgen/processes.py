"""Work shared among processes: the same results in the same order as from one, sooner."""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import cache, partial
from typing import Any, BinaryIO, NoReturn, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# The libraries of macOS do not bear a fork, and Windows has none.
_IS_LINUX = sys.platform == "linux"
_ENOUGH = 4
"""Processes; the one that takes their results keeps no more of them busy."""

_is_forked = False
"""Whether this process is one of those started here, which start none."""


def available() -> int:
    """How many processes are worth while on this machine."""
    return min(len(os.sched_getaffinity(0)), _ENOUGH) if _can_fork() else 1


def mapped(function: Callable[[Item], Result], items: Sequence[Item], jobs: int) -> Iterator[Result]:
    """``function`` of each item, in order, by ``jobs`` processes, of which this one is the first.

    What the function raises is raised here, where its result would come. Results and errors must bear being pickled;
    the function and the items need not, because a forked process has them already. Where processes cannot be forked
    safely, this one does everything: the model would have to be sent, which takes longer than rendering.

    Raises ChildProcessError if a process is killed.
    """
    jobs = min(jobs, len(items)) if _can_fork() else 1
    if jobs < 2:
        yield from map(function, items)
        return
    _give_back()
    with ExitStack() as crew:
        ends = [_started(crew, function, items[number::jobs]) for number in range(1, jobs)]
        for number, item in enumerate(items):
            turn = number % jobs
            yield _received(ends[turn - 1]) if turn else function(item)


@contextlib.contextmanager
def ahead(function: Callable[[], Result], jobs: int) -> Iterator[Callable[[], Result]]:
    """A function that gives what ``function`` does, on which another process works meanwhile if there may be two.

    All that is said of :func:`mapped` holds for it, too. The process ends with the block, needed or not.
    """
    if jobs < 2 or not _can_fork():
        yield cache(function)
        return
    with ExitStack() as crew:
        yield cache(partial(_received, _started(crew, lambda act: act(), (function,))))


def _can_fork() -> bool:
    """Not from a process with threads, whose locks a fork would freeze."""
    return _IS_LINUX and threading.active_count() == 1 and not _is_forked


def _give_back() -> None:
    """Return to the system what was freed; each process would hold it. The C library of most Linuxes can do that, if asked."""
    with contextlib.suppress(ImportError, OSError, AttributeError):
        import ctypes  # noqa: PLC0415 - not every Python has it

        ctypes.CDLL(None).malloc_trim(0)


def _started(crew: ExitStack, function: Callable[[Item], object], share: Sequence[Item]) -> BinaryIO:
    """Where the results of a new process come out; it ends with the crew."""
    ours, theirs = os.pipe()
    process = os.fork()
    if not process:
        os.close(ours)
        _work(function, share, theirs)
    os.close(theirs)
    crew.callback(os.waitpid, process, 0)
    crew.callback(os.kill, process, signal.SIGTERM)
    return crew.enter_context(os.fdopen(ours, "rb"))


def _work(function: Callable[[Item], object], share: Sequence[Item], end: int) -> NoReturn:
    """All that a new process does. Nothing that the one before began is its own to finish, so it just ends."""
    global _is_forked  # noqa: PLW0603 - of this process, which has nothing else to do
    _is_forked = True
    try:
        # Ctrl+C is for the process that started this one, and ends both.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        with os.fdopen(end, "wb") as pipe:
            for item in share:
                pipe.write(_outcome(function, item))
                pipe.flush()
    finally:
        os._exit(0)


def _outcome(function: Callable[[Item], object], item: Item) -> bytes:
    """What a function gives or raises, pickled."""
    try:
        return pickle.dumps((function(item), None), pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # noqa: BLE001 - it is raised again, in the other process
        error.add_note(traceback.format_exc())
        return pickle.dumps((None, error))


def _received(end: BinaryIO) -> Any:
    try:
        result, error = pickle.load(end)  # noqa: S301 - it comes from this very program
    except (EOFError, pickle.UnpicklingError):
        raise ChildProcessError(None, "a process that renders pages was killed") from None
    if error is not None:
        raise error
    return result
