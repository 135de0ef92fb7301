"""The site of a schema of Microsoft Graph's size: no link leads nowhere, no path is long."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests import synthetic
from tests.links import dangling
from tests.runs import files_in, run

pytestmark = pytest.mark.slow

GRAPH = Path(os.environ.get("CSDLGEN_CORPUS", "/nowhere")) / "graph-v1.0" / "v1.0-Prod.csdl"


@pytest.mark.parametrize(
    "kind",
    [
        "synthetic",
        pytest.param(
            "published",
            marks=[pytest.mark.corpus, pytest.mark.skipif(not GRAPH.is_file(), reason="no corpus")],
        ),
    ],
)
def test_every_link_of_a_large_site_leads_to_a_page(kind: str, tmp_path: Path) -> None:
    text = synthetic.schema().encode() if kind == "synthetic" else GRAPH.read_bytes()
    (tmp_path / "schema.xml").write_bytes(text)
    (tmp_path / "csdlgen.toml").write_text(
        'schema = ["schema.xml"]\n[site]\noutput = "site"\n', encoding="utf-8"
    )
    finished = run(tmp_path, "generate")
    assert finished.code == 0, finished.stderr
    files = {path: data.decode() for path, data in files_in(tmp_path / "site").items()}
    assert len(files) > 1000
    assert max(map(len, files)) <= 120
    assert dangling(files) == []
