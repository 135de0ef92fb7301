"""The five sample pages come out byte for byte. Unlike ``expected``, a folder ``sample`` is never rewritten."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.runs import files_in, run

CASES = sorted(Path(__file__).parent.glob("seed_*"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_sample_page_comes_out_byte_for_byte(case: Path, tmp_path: Path) -> None:
    folder = tmp_path / case.name
    shutil.copytree(case, folder)
    run(folder, "generate", "--config", "config.toml")
    samples = files_in(case / "sample")
    assert len(samples) == 1
    for name, page in samples.items():
        assert (folder / "out/docs" / name).read_bytes() == page
