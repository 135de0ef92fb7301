"""The least that a run can be: lxml parses the schema, and a plain loop writes as many files of the same sizes.

Run as ``python -m tests.benchmarks.floor FOLDER``, the folder of a project that has been generated.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from lxml import etree


def main(project: Path) -> None:
    """Parse and write."""
    etree.parse(project / "schema.xml")
    for folder, _, names in os.walk(project / "out"):
        beside = project / "plain" / Path(folder).relative_to(project / "out")
        beside.mkdir(parents=True)
        for name in names:
            size = Path(folder, name).stat().st_size
            (beside / name).write_bytes(b"x" * size)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
