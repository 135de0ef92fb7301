"""Runs of whole processes, measured: elapsed time, processor time, memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

_HOME = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One run, or the medians of several: seconds on the clock, seconds of processors, bytes at the peak."""

    wall: float
    cpu: float
    memory: float


def medians(samples: Iterable[Sample]) -> Sample:
    """What is typical of some runs, each quantity for itself."""
    found = tuple(samples)
    return Sample(
        wall=median(each.wall for each in found),
        cpu=median(each.cpu for each in found),
        memory=median(each.memory for each in found),
    )


def run(command: Sequence[str], folder: Path, limit: float | None = None) -> Sample:
    """Run a command to its end, with all processes that it starts. Raises CalledProcessError if it fails,

    or has to be ended because it takes longer than ``limit`` seconds.
    """
    log = folder / "log.txt"
    with log.open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=output, env=environment())
        patience = threading.Timer(limit, process.kill) if limit else None
        if patience:
            patience.start()
        _, status, usage = os.wait4(process.pid, 0)
        if patience:
            patience.cancel()
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, log.read_bytes())
    unit = 1 if sys.platform == "darwin" else 1024
    return Sample(wall=wall, cpu=usage.ru_utime + usage.ru_stime, memory=usage.ru_maxrss * unit)


def memory_of_all(command: Sequence[str], folder: Path) -> float:
    """The most memory that a command and the processes that it starts hold together; 0 where one cannot tell."""
    peak = 0.0
    with (folder / "log.txt").open("wb") as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=output, env=environment())
        while process.poll() is None:
            peak = max(peak, sum(map(_proportional, (process.pid, *_children(process.pid)))))
            time.sleep(0.02)
    return peak


def answer(module: str, *arguments: str, folder: Path) -> Any:
    """What a module prints as JSON when it runs by itself."""
    command = [sys.executable, "-m", module, *arguments]
    finished = subprocess.run(command, cwd=folder, env=environment(), check=True, stdout=subprocess.PIPE)
    return json.loads(finished.stdout)


def environment() -> dict[str, str]:
    """As users have it: Python keeps what it compiled. Our own modules are found from any folder."""
    found = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return found | {"PYTHONPATH": os.pathsep.join((str(_HOME), str(_HOME / "src")))}


def file_system(folder: Path) -> str:
    """The kind of file system that a folder lies on, such as ``ext4`` or ``tmpfs``; empty where one cannot tell."""
    try:
        mounts = [line.split() for line in Path("/proc/self/mounts").read_text().splitlines()]
    except OSError:
        return ""
    holding = [(len(place), kind) for _, place, kind, *_ in mounts if folder.resolve().is_relative_to(place)]
    return max(holding, default=(0, ""))[1]


def _children(process: int) -> list[int]:
    try:
        return [int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []


def _proportional(process: int) -> float:
    """The memory of a process; what it shares with others counts in part for each."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(float(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
