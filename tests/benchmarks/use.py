"""What a generated package costs who uses it; prints seconds and modules as JSON.

Run as ``python -m tests.benchmarks.use FOLDER``; the package in it is called ``measured``.
"""

from __future__ import annotations

import importlib
import json
import sys
import time


def main(folder: str) -> None:
    """Import the package, then use its class ``User``, or the first that is no enumeration."""
    sys.path.insert(0, folder)
    start = time.perf_counter()
    package = importlib.import_module("measured")
    imported = time.perf_counter()
    name = next(
        name for name in ("User", *dir(package)) if hasattr(getattr(package, name, None), "from_dict")
    )
    getattr(package, name).from_dict({"id": "1"}).to_dict()
    used = time.perf_counter()
    modules = sum(module.startswith("measured") for module in sys.modules)
    found = {"import": imported - start, "use": used - imported, "class": name, "modules": modules}
    print(json.dumps(found))  # noqa: T201 - its one purpose


if __name__ == "__main__":
    main(sys.argv[1])
