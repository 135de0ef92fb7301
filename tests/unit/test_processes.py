from __future__ import annotations

import os
import signal
import sys
import threading
import time

import pytest

from csdlgen import laws, processes
from csdlgen.diagnostics import InputError, Location
from csdlgen.processes import ahead, mapped

pytestmark = pytest.mark.skipif(not processes._can_fork(), reason="processes cannot be forked here")


def square(number: int) -> int:
    return number * number


def process_number(_: int) -> int:
    return os.getpid()


@pytest.mark.parametrize("jobs", [1, 2, 3, 50])
@pytest.mark.parametrize("count", [0, 1, 2, 7])
def test_results_come_in_order(jobs: int, count: int) -> None:
    assert list(mapped(square, range(count), jobs)) == [number * number for number in range(count)]


def test_several_jobs_are_several_processes() -> None:
    numbers = list(mapped(process_number, range(6), 3))
    assert len(set(numbers)) == 3
    assert numbers[0] == os.getpid()


def test_one_job_is_this_process() -> None:
    assert set(mapped(process_number, range(6), 1)) == {os.getpid()}


def test_a_process_with_threads_does_not_fork() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    assert set(mapped(process_number, range(6), 2)) == {os.getpid()}
    done.set()
    thread.join()


def test_a_function_need_not_bear_being_pickled() -> None:
    offset = 7
    assert list(mapped(lambda number: number + offset, range(3), 2)) == [7, 8, 9]


def fail(number: int) -> int:
    if number == 3:
        raise InputError(laws.TEMPLATE.broken(Location("x", 1, 2), "broken"))
    return number


def test_an_error_comes_where_its_result_would() -> None:
    results = mapped(fail, range(6), 2)
    assert [next(results) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(InputError) as raised:
        next(results)
    assert raised.value.diagnostics == (laws.TEMPLATE.broken(Location("x", 1, 2), "broken"),)


def die(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_a_killed_process_is_an_error_and_no_end_of_waiting() -> None:
    with pytest.raises(ChildProcessError, match="was killed"):
        list(mapped(die, range(6), 2))


def test_who_stops_listening_leaves_no_process_behind() -> None:
    """Asked of each process by its number: others of the tests may have children of their own at this moment."""
    results = mapped(lambda _: (os.getpid(), "x" * 1_000_000), range(20), 3)
    crew = {next(results)[0] for _ in range(3)} - {os.getpid()}
    results.close()  # type: ignore[attr-defined]
    assert len(crew) == 2
    for process in crew:
        with pytest.raises(ChildProcessError):
            os.waitpid(process, os.WNOHANG)


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_done_ahead_is_done_once_and_meanwhile(jobs: int) -> None:
    with ahead(lambda: (os.getpid(), object), jobs) as told:
        first, second = told(), told()
    assert first is second
    assert (first[0] == os.getpid()) is (jobs == 1)


def test_what_fails_ahead_fails_where_it_is_asked_for() -> None:
    with ahead(lambda: fail(3), 2) as told, pytest.raises(InputError, match="broken"):
        told()


def test_what_is_done_ahead_ends_with_its_block_even_if_nobody_asks() -> None:
    with ahead(lambda: time.sleep(60), 2):
        began = time.monotonic()
    assert time.monotonic() - began < 30


def test_a_process_that_was_forked_forks_none() -> None:
    with ahead(lambda: set(mapped(process_number, range(4), 2)), 2) as told:
        assert len(told()) == 1


def test_a_python_that_cannot_ask_the_c_library_shares_work_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ctypes", None)
    assert list(mapped(square, range(4), 2)) == [0, 1, 4, 9]


def test_there_is_always_one_process() -> None:
    assert processes.available() >= 1
