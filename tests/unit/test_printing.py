from __future__ import annotations

import json

import pytest

from csdlgen.printing import LONGEST, harmless, json_text, line


@pytest.mark.parametrize(
    "text", ["::error::x", "  ::error::x", "##[error]x", "a ##vso[task.x]y", "\x1b[31m", "a\n::error::x"]
)
def test_no_line_is_a_command(text: str) -> None:
    for shown in (line(text), harmless(text)):
        assert shown.isprintable()
        assert not shown.lstrip().startswith("::")
        assert "##[" not in shown
        assert "##vso[" not in shown


def test_harmless_text_stays() -> None:
    assert line("schema/a.xml:1:2: error CSDL101: ## a [b]") == "schema/a.xml:1:2: error CSDL101: ## a [b]"


def test_only_findings_are_cut() -> None:
    assert len(harmless("x" * 2 * LONGEST)) == LONGEST + 1
    assert len(line("x" * 2 * LONGEST)) == 2 * LONGEST


@pytest.mark.parametrize("text", ["##[error]x", "###", "\\##[x]", "a", "# #"])
def test_json_says_the_same_and_holds_no_command(text: str) -> None:
    written = json_text({text: [text]})
    assert json.loads(written) == {text: [text]}
    assert "##" not in written
