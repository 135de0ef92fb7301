"""Work shared among processes: the same results in the same order as from one, sooner."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from multiprocessing.connection import Connection
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# The libraries of macOS do not bear a fork, and Windows has none.
_IS_LINUX = sys.platform == "linux"
_ENOUGH = 4
"""Processes; the one that takes their results keeps no more of them busy."""


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
    with ExitStack() as crew:
        ends = [_started(crew, function, items[number::jobs]) for number in range(1, jobs)]
        for number, item in enumerate(items):
            turn = number % jobs
            yield _received(ends[turn - 1]) if turn else function(item)


def _can_fork() -> bool:
    """Not from a process with threads, whose locks a fork would freeze; not from one that must not have children."""
    return _IS_LINUX and threading.active_count() == 1 and not multiprocessing.current_process().daemon


def _started(crew: ExitStack, function: Callable[[Item], Result], share: Sequence[Item]) -> Connection:
    """Where the results of a new process come out; it ends with the crew."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(function, share, theirs), daemon=True)
    process.start()
    crew.callback(process.join)
    crew.callback(process.terminate)
    crew.enter_context(ours)
    theirs.close()
    return ours


def _work(function: Callable[[Item], Result], share: Sequence[Item], end: Connection) -> None:
    # Ctrl+C is for the process that started this one, and ends both.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(BrokenPipeError):
        try:
            for item in share:
                end.send((function(item), None))
        except BrokenPipeError:
            raise
        except Exception as error:  # noqa: BLE001 - it is raised again, in the other process
            error.add_note(traceback.format_exc())
            end.send((None, error))


def _received(end: Connection) -> Any:
    try:
        result, error = end.recv()
    except EOFError:
        raise ChildProcessError(None, "a process that renders pages was killed") from None
    if error is not None:
        raise error
    return result
