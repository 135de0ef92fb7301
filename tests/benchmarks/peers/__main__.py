"""``python -m tests.benchmarks.peers``: measure ours and the others, write the last section of the page, and of the README what it shows."""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

from tests.benchmarks.flavors import flavored
from tests.benchmarks.peers.generation import LIMIT, generation
from tests.benchmarks.peers.tools import install
from tests.benchmarks.peers.using import using
from tests.benchmarks.sections import replaced
from tests.benchmarks.subject import Subject, published
from tests.benchmarks.summary import shown


def main() -> None:
    """Read the options, install, measure, write."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.peers")
    parser.add_argument("--output", type=Path, default=Path("benchmarks.md"))
    parser.add_argument("--repetitions", type=int, default=3)
    parser.add_argument("--rows", type=int, default=100_000)
    options = parser.parse_args()
    install()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small, large = published()
        head = (
            "Written by `make bench-peers`. Everything here was measured in one session; a ratio is to csdlgen.\n"
            f"Medians of {options.repetitions} runs; whoever needed longer than {LIMIT:.0f} s was ended. "
            f"Before the first run, {os.getloadavg()[0]:.1f} processes wanted a core."
        )
        parts = [
            head,
            "### Generating",
            generation(small, folder / "small", options.repetitions),
            generation(large, folder / "large", options.repetitions),
            f"### Using what was made of {large.title}: {options.rows:,} rows of `user`",
            _using(large, folder / "large" / "0", options.rows, options.repetitions),
        ]
    text = options.output.read_text(encoding="utf-8") if options.output.is_file() else ""
    page = replaced(text, "\n\n".join(parts))
    options.output.write_text(page, encoding="utf-8")
    readme = options.output.with_name("README.md")
    if readme.is_file():
        readme.write_text(shown(readme.read_text(encoding="utf-8"), page), encoding="utf-8")


def _using(subject: Subject, folder: Path, rows: int, repetitions: int) -> str:
    flavored(subject, folder)
    return using(folder, rows, repetitions)


if __name__ == "__main__":
    main()
