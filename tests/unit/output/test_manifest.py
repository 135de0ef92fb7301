from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from csdlgen.filesystems import mark
from csdlgen.output import MANIFEST
from csdlgen.output.manifest import Manifest, read

HASH = "0" * 64
tables = st.dictionaries(
    st.text(max_size=5) | st.sampled_from(["a.md", 'a"', "ä\\", "\x7f", "a\nb"]), st.just(HASH)
)


@given(tables, tables)
def test_a_manifest_is_json_as_it_is_indented(files: dict[str, str], slots: dict[str, str]) -> None:
    said = {"files": files, "slots": slots} if slots else {"files": files}
    expected = json.dumps(said, indent=1, sort_keys=True, ensure_ascii=False)
    found = Manifest(files=files, slots=slots).text()
    assert json.loads(found) == said
    assert [line.strip() for line in found.splitlines()] == [line.strip() for line in expected.splitlines()]


def test_the_very_manifest_that_a_run_left_is_read_without_looking_at_each_entry(tmp_path: Path) -> None:
    file = tmp_path / MANIFEST
    file.write_text(Manifest(files={"a.md": HASH, "b/c.md": HASH}, slots={"a.md": "|"}).text())
    assert read(tmp_path, mark(str(file))) == read(tmp_path)


def test_entries_of_any_other_manifest_are_looked_at(tmp_path: Path) -> None:
    file = tmp_path / MANIFEST
    file.write_text(Manifest(files={"a.md": HASH}).text())
    known = mark(str(file))
    file.write_text(Manifest(files={"../x": HASH}).text())
    owned, ignored = read(tmp_path, known)
    assert not owned.files
    assert len(ignored) == 1
