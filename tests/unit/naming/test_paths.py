"""Nothing is written outside the output folder, or under a name that some system reads in another way."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdlgen.naming import paths
from csdlgen.naming.paths import output_path, short_stem
from csdlgen.naming.table import identifier


@pytest.mark.parametrize(
    "path", ["run.py", "pkg/run.py", "pkg/_runtime/__init__.py", "pkg/größe.py", "a/b-c.md", "com.md/x"]
)
def test_ordinary_paths_pass(path: str) -> None:
    assert output_path(path) == path


@pytest.mark.parametrize(
    "path",
    [
        "", "/", "/etc/passwd", "a//b", "a/", "../x", "a/../b", "./a", "a/.", "C:/x", "c:x", "a\\b", "\\\\host\\share",
        "con", "CON.py", "pkg/nul.py", "aux.tar.gz", "com1", "LPT9.txt", "com¹.md", "conin$", "a.", "a ", " a", "a./b",
        "a\x00b", "a\nb", "a\rb", "a\u2028b", "a:b", "a|b", "a?b", "a*b", "a<b", 'a"b', "\ufeffa", "\ud800", "con .txt",
        "x" * 256, "語" * 86,
    ],
)  # fmt: skip
def test_paths_that_lead_astray_are_refused(path: str) -> None:
    with pytest.raises(ValueError, match=r"path|file"):
        output_path(path)


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_a_short_stem_is_short_and_stays_distinct(stem: str) -> None:
    assert len(short_stem(stem).encode()) <= 200
    assert len(stem.encode()) > 200 or short_stem(stem) == stem
    assert short_stem("x" * 300 + stem) != short_stem("x" * 301 + stem)


@pytest.mark.parametrize("name", ["", "a b", "1a", "a-b", "ﬁ", "a\n"])
def test_the_door_of_identifiers_is_narrow(name: str) -> None:
    with pytest.raises(ValueError, match="is not an identifier"):
        identifier(name)


odd = st.sampled_from(
    ["con", "NUL", "com1", "conin$", "aux", "..", ".", " ", "/", "a", "-", "_", ".md", "x" * 254, "é"]
)


@given(st.lists(odd, max_size=6).map("".join))
def test_a_path_that_passes_at_a_glance_passes_every_question(path: str) -> None:
    if len(path) <= 255 and paths._PLAIN.fullmatch(path):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(paths, "_PLAIN", re.compile("(?!)"))
            assert output_path(path) == path
