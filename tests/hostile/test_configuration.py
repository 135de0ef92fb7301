"""Every value of a configuration is a slot of the table, or cannot be hostile; what is refused is told in lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from csdlgen import config, report
from csdlgen.diagnostics import InputError
from csdlgen.starting.settings import SECTIONS, TOP
from tests.csdl import edmx, schema
from tests.hostile.formats import line_faults
from tests.hostile.service import CONFIGURED, SLOTS
from tests.hostile.texts import CLASSES
from tests.runs import files_in, run

_PATH = "it is a path of the user's own, which messages show as they show the name of a schema: the slot file_name"
_CODE = "templates are code of the user's own"
REFUSED: Mapping[str, str] = {
    "requires": "requires = {}",
    "rules": "rules = [{}]",
    "models.package": 'models = {{ output = "o", package = {} }}',
    "models.flavor": 'models = {{ output = "o", package = "p", flavor = {} }}',
    "models.layout": 'models = {{ output = "o", package = "p", layout = {} }}',
    "models.distribution": 'models = {{ output = "o", package = "p", distribution = {} }}',
    "docs.operations": 'docs = {{ output = "o", operations = {} }}',
    "descriptions.file": "descriptions = {{ file = {} }}",
    "severity.CSDL201": "severity = {{ CSDL201 = {} }}",
    "suppress.code": 'suppress = [{{ code = {}, reason = "r" }}]',
    "limits.size": "limits = {{ size = {} }}",
    "limits.elements": "limits = {{ elements = {} }}",
    "limits.depth": "limits = {{ depth = {} }}",
    "limits.name": "limits = {{ name = {} }}",
    # what is not there
    "a schema": "schema = [{}]",
    "a folder of templates": 'docs = {{ output = "o", templates = {} }}',
    # keys that there are not
    "a key": "{} = 1",
    "a table": "[{}]",
    "a key of a table": '[docs]\noutput = "o"\n{} = 1',
    "a code": '[severity]\n{} = "off"',
}
"""Values of which only a few are let in, as a configuration has them."""
SLOT_OF: Mapping[str, str] = {
    "schema": "file_name",
    "root_namespace": "root_namespace",
    "exclude": "exclude",
    "include": "exclude",
    "docs.service_root": "service_root",
    "docs.include_file": "include_file",
    "docs.front_matter.author": "front_matter",
    "site.title": "title",
    "site.service_root": "service_root",
    "rename.contoso.list": "rename_key",
    "rename.contoso.run/class": "rename_key",
    "moved.contoso.old": "moved",
}
"""The slot of each key whose value goes somewhere; free keys go where their values go."""
WITHOUT: Mapping[str, str] = {
    **{f"{target}.output": _PATH for target in ("models", "stubs", "docs", "site")},
    **{f"{target}.templates": _CODE for target in ("models", "client", "stubs", "docs", "site")},
    "suppress.target": "it is compared, and never shown",
    "suppress.reason": "it is for those who read the configuration, and never shown",
}
"""Why no slot is needed."""
TEXTS = [text for name in ("python", "identifier", "path", "terminal") for text in CLASSES[name]]


def keys() -> Iterator[str]:
    """Every key that there is, as a first configuration has them."""
    yield from (each.key for each in TOP)
    for section in SECTIONS:
        yield from (f"{section.header.strip('[]')}.{each.key}".replace('"', "") for each in section.settings)


def test_every_key_is_a_slot_or_is_known_to_need_none() -> None:
    known = [*SLOT_OF, *WITHOUT, *(each for each in REFUSED if " " not in each)]
    assert sorted(known) == sorted(keys())
    assert set(SLOT_OF.values()) <= SLOTS
    of_files = {"overlay", "field_of_pages"}  # a text of the file of descriptions, and a free key
    assert set(SLOT_OF.values()) | of_files >= CONFIGURED


@pytest.mark.parametrize("key", REFUSED)
def test_what_is_refused_is_told_in_lines(key: str, tmp_path: Path) -> None:
    (tmp_path / "in.xml").touch()
    refused = 0
    for text in TEXTS:
        value = json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f").replace("\x00", "\\u0000")
        file = tmp_path / "csdlgen.toml"
        lines = REFUSED[key].format(value)
        top, table = ("", lines) if lines.startswith("[") else (lines, "")
        given = "" if key == "a schema" else 'schema = ["in.xml"]'
        file.write_text(f"{top}\n{given}\n{table}\n", encoding="utf-8", newline="\n")
        try:
            config.schema_files(config.load(file, tmp_path)[0], tmp_path)
        except InputError as error:
            refused += 1
            said = [*report.as_lines(error.diagnostics, everything=True)]
            assert said
            assert [fault for line in said for fault in line_faults(line)] == []
    assert refused > len(TEXTS) / 2


@pytest.mark.parametrize("text", CLASSES["identifier"])
def test_a_name_of_rename_is_taken_to_the_letter_or_stops_the_run(text: str, tmp_path: Path) -> None:
    (tmp_path / "in.xml").write_text(edmx(schema('<ComplexType Name="a"/>')), encoding="utf-8")
    (tmp_path / "csdlgen.toml").write_text(
        f'schema = ["in.xml"]\n[models]\noutput = "o"\npackage = "p"\n[rename]\n"ns.a" = {json.dumps(text, ensure_ascii=False)}\n',
        encoding="utf-8",
    )
    finished = run(tmp_path, "generate")
    assert list(line_faults(finished.stderr)) == []
    if finished.code:
        assert "CSDL403" in finished.stderr
        assert not (tmp_path / "o").exists()
    else:
        assert any(f"class {text}(".encode() in content for content in files_in(tmp_path / "o/p").values())
