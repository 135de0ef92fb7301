"""The invalid documents of EdmLib's tests: where EdmLib reports an error, so do we, at the same place.

``pytest tests/test_edmlib.py -rP -k table`` prints which finding answers which code.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from csdlgen import laws
from csdlgen.csdl import read_files
from csdlgen.diagnostics import Diagnostic, Severity
from csdlgen.graph import build

FOLDER = Path(os.environ.get("CSDLGEN_CORPUS", "/nowhere")) / "edmlib-invalid"

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="CSDLGEN_CORPUS names no folder of published schemas"),
]

CASES: list[dict[str, Any]] = (
    json.loads((FOLDER / "cases.json").read_text(encoding="utf-8")) if FOLDER.is_dir() else []
)
LEGAL = (
    "base64url may leave its padding away (14.3.1), so 'foo' is two bytes; EdmLib wants hexadecimal digits"
)
EXCEPTIONS = {
    "Validate_InvalidBinaryConstantAttributeInVocabularyAnnotation_ShouldReturnError": LEGAL,
    "Validate_InvalidBinaryConstantExpressionInVocabularyAnnotation_ShouldReturnError": LEGAL,
    "ValidateSystemNamespace": (
        "the namespace is reserved (5.1), so the finding stands at the Schema; EdmLib puts it at the type inside"
    ),
    "ParsingUnresolvedOperationParameterTarget": (
        "a Schema without Namespace (5) is reported and declares nothing, so its annotations are not read"
    ),
    "VocabularyAnnotation_TargetNotResolvable": (
        "the target is that of the Annotations element (14.2.1), so the finding stands there; "
        "EdmLib puts it at each annotation inside"
    ),
}


def errors(case: dict[str, Any]) -> list[Diagnostic]:
    documents, read = read_files([FOLDER / name for name in case["files"]], FOLDER)
    found = (*read, *build(documents).diagnostics)
    return [each for each in found if each.severity is Severity.ERROR]


def answers(case: dict[str, Any]) -> list[tuple[str, Diagnostic]]:
    """The findings that answer a code that EdmLib asserts, at the line that it asserts."""
    asserted = list(zip(case["expected_codes"], case["expected_lines"], strict=True))
    return [
        (code, each)
        for each in errors(case)
        for code, line in asserted
        if code in laws.BY_CODE[each.code].edmlib and (not line or each.location.line == line)
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_an_error_answers_that_of_edmlib(case: dict[str, Any]) -> None:
    assert bool(answers(case)) is (case["test"] not in EXCEPTIONS), errors(case)


def test_the_table_of_answers_is_nearly_full() -> None:
    for case in CASES:
        found = answers(case)
        if found:
            told = ", ".join(
                sorted({f"{each.code} = {code} at {each.location.line}" for code, each in found})
            )
        else:
            told = f"exception: {EXCEPTIONS[case['test']]}"
        print(f"{case['test']}: {told}")  # noqa: T201 -- the table is what the test is run for
    assert len(CASES) == 97
    assert len(EXCEPTIONS) == 5
