from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdlgen import config
from csdlgen.config.table import Table
from csdlgen.starting import Choices, configuration

EVERYTHING = Choices(schema=("in.xml",), targets=("models", "client", "docs", "site"))


def uncommented(text: str) -> str:
    """The text with every key and table behind a ``#`` made one that counts."""
    return re.sub(r"^# (?=\[|[\w\"]+[\w./\"]* = )", "", text, flags=re.MULTILINE)


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> dict[str, set[str]]:
    """The keys that the configuration knows, by table, once one was loaded."""
    known: dict[str, set[str]] = {}
    close = Table.close

    def noting(table: Table) -> None:
        known[".".join(each for each in table._path if isinstance(each, str))] = set(table._known)
        close(table)

    monkeypatch.setattr(Table, "close", noting)
    return known


def loaded(folder: Path, text: str) -> config.Config:
    (folder / "descriptions.toml").touch()
    (folder / "csdlgen.toml").write_text(text, encoding="utf-8")
    found, _ = config.load(folder / "csdlgen.toml", folder)
    return found


def test_every_key_is_explained_and_there_is_no_other(tmp_path: Path, keys: dict[str, set[str]]) -> None:
    text = uncommented(configuration(EVERYTHING))
    loaded(tmp_path, text)
    written = tomllib.loads(text)
    assert keys.keys() >= {
        "",
        "models",
        "client",
        "stubs",
        "docs",
        "site",
        "descriptions",
        "suppress",
        "limits",
    }
    for table, known in keys.items():
        values = written
        for part in table.split(".") if table else ():
            values = values[part] if isinstance(values[part], dict) else values[part][0]
        assert known == values.keys(), f"starting/settings.py lists the keys of [{table}]"


def test_what_stands_behind_a_sign_is_the_default(tmp_path: Path) -> None:
    plain = loaded(tmp_path, configuration(EVERYTHING))
    spelled = tomllib.loads(uncommented(configuration(EVERYTHING)))
    for name in ("rename", "moved", "severity", "suppress", "descriptions", "stubs"):
        del spelled[name]
    del spelled["docs"]["front_matter"]
    assert loaded(tmp_path, toml(spelled)) == plain


def toml(values: dict[str, object]) -> str:
    tables = {key: value for key, value in values.items() if isinstance(value, dict)}
    lines = [f"{key} = {value!r}" for key, value in values.items() if key not in tables]
    for name, table in tables.items():
        lines += [f"[{name}]", *(f"{key} = {value!r}" for key, value in table.items())]
    return "\n".join(lines)


@given(st.text(), st.text())
def test_any_name_is_one_string(root: str, file: str) -> None:
    written = tomllib.loads(configuration(Choices(schema=(file,), root_namespace=root)))
    sound = [text.encode("utf-8", "replace").decode() for text in (root, file)]
    assert [written["root_namespace"], written["schema"][0]] == sound


def test_a_target_brings_what_it_needs(tmp_path: Path) -> None:
    found = loaded(tmp_path, configuration(Choices(schema=("in.xml",), targets=("client",), package="p")))
    assert found.models
    assert found.models.package == "p"
    assert found.client
    assert found.docs is None
