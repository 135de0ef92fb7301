"""What nobody thought of: texts drawn from the signs that readers obey, through the same table; the same ones in each run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.hostile.service import LAYOUTS, NAMES, SLOTS, TEXTS
from tests.hostile.suite import Cases, faults

SIGNS = (
    '"', "'", '"""', "\\", "`", "```", "~~~", "|", "<", ">", "&", "#", "*", "_", "~", "$", "%", "@", ":", "::", ";", "=", "!", "?", "^", "-", "--", "---",
    "+", ".", "..", "/", "//", "(", ")", "[", "]", "{", "}", "{{", "}}", "{%", "<!--", "-->", "&#", "##[", "]]>", "1.", "\u2215", "\uff0f",
    "\n", "\r", "\r\n", "\n\n", "\t", " ", "  ", "    ", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\xa0", "\u3000", "\ufeff",
    "\x00", "\x01", "\x07", "\x08", "\x1b[", "\x7f", "\x9b", "\u202a", "\u202e", "\u2066", "\u200b", "\u200d", "\xad", "\ufffe", "\uffff",
    "\u0301", "\u0345", "\ufb01", "\u0130", "\u212a", "\U0001d5d1", "\U000e0041", "\U0010ffff", "\N{GREEK SMALL LETTER FINAL SIGMA}",
)  # fmt: skip
"""What ends, begins or hides something for some reader: quotes, brackets, lines of all kinds, what is not seen."""
WORDS = (
    "OWNED()",
    "x",
    "1",
    "class",
    "None",
    "script",
    "javascript:",
    "import",
    "con",
    "__init__",
    "error",
    "a b",
)

HOSTILE = (
    st.lists(
        st.one_of(
            st.sampled_from(SIGNS),
            st.sampled_from(SIGNS),
            st.sampled_from(WORDS),
            st.characters(codec="utf-8"),
        ),
        min_size=1,
        max_size=8,
    )
    .map("".join)
    .filter(str.strip)
)  # nothing but blanks is no text


def drawn(slots: frozenset[str], *, is_text: bool, count: int) -> Cases:
    """Let each of so many texts go through the table; how many cases they were."""
    cases: Cases = Counter()

    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],  # a smaller example of a fault would take minutes
        suppress_health_check=list(HealthCheck),
    )
    @given(text=HOSTILE, layout=st.sampled_from(LAYOUTS))
    def judged(text: str, layout: str) -> None:
        with TemporaryDirectory() as folder:
            found = faults(Path(folder, "run"), text, slots, layout=layout, cases=cases, is_text=is_text)
            assert list(found) == []

    judged()
    return cases


@pytest.mark.parametrize("count", [4, pytest.param(40, marks=pytest.mark.slow)], ids=["few", "many"])
@pytest.mark.parametrize("kind", ["texts", "names"])
def test_whatever_is_drawn_stays_what_it_is(
    kind: str, count: int, record_property: Callable[[str, object], None]
) -> None:
    cases = drawn(TEXTS if kind == "texts" else NAMES, is_text=kind == "texts", count=count)
    assert {slot for slot, _ in cases} <= SLOTS
    record_property("hostile cases", [[slot, sink, number] for (slot, sink), number in sorted(cases.items())])
