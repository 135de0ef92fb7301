"""Where the time of a run goes, by the package whose code it is; prints shares as JSON.

Run as ``python -m tests.benchmarks.profile FOLDER``, the folder of a project; a profiler slows down small functions most.
"""

from __future__ import annotations

import cProfile
import gc
import json
import pstats
import sys
from collections import Counter
from pathlib import Path

from csdlgen.config import load
from csdlgen.pipeline import Wishes, generate


def main(folder: Path) -> None:
    """Generate everything in one process, and print."""
    gc.disable()  # as the command line does
    config, _ = load(folder / "csdlgen.toml", folder)
    with cProfile.Profile() as profile:
        generate(config, Wishes(display_base=folder))
    spent: Counter[str] = Counter()
    for (file, _, name), (_, _, own, _, _) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        spent[_package(file, name)] += own
    total = spent.total()
    print(json.dumps({name: own / total for name, own in spent.most_common(12)}))  # noqa: T201 - its one purpose


def _package(file: str, name: str) -> str:
    """Of our own modules the folder, of others the package; of what is built in, only what the system does apart."""
    if file == "~":
        return (
            "system calls" if "posix." in name or "_io" in name or "io.open" in name else "built-in functions"
        )
    if "/templates/" in file:
        return "compiled templates"
    parts = Path(file).parts
    for home in ("csdlgen", "site-packages"):
        if home in parts:
            start = len(parts) - parts[::-1].index(home)
            inner = parts[start : -1 if home == "csdlgen" else start + 1]
            return "/".join((home, *inner)) if home == "csdlgen" else inner[0]
    return "standard library"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
