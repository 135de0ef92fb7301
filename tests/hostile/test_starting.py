"""What a first configuration guesses of hostile metadata: text in its file, text on the terminal."""

from __future__ import annotations

import tomllib
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from csdlgen.cli.init import _asked
from csdlgen.starting import Choices
from tests.hostile.formats import line_faults
from tests.hostile.service import document, harmless, reaches
from tests.hostile.texts import CLASSES
from tests.runs import run

TEXTS = [text for name in ("python", "path", "front matter", "terminal") for text in CLASSES[name]]
SLOTS = frozenset({"namespace", "alias", "container", "type", "set"})


@pytest.mark.parametrize("text", TEXTS, ids=map(str, range(len(TEXTS))))
def test_what_is_guessed_is_text(text: str, tmp_path: Path) -> None:
    suffix, data = document(lambda slot: text if slot in SLOTS else harmless(slot))
    name = f"x{text}.{suffix}" if reaches("file_name", text) else f"x.{suffix}"
    (tmp_path / name).write_bytes(data)
    finished = run(tmp_path, "init", "--yes", "--target", "models", "--target", "docs", "--", name)
    assert list(line_faults(finished.stderr)) == []
    if finished.code:
        assert not (tmp_path / "csdlgen.toml").exists()
        return
    settings = tomllib.loads((tmp_path / "csdlgen.toml").read_text(encoding="utf-8"))
    assert set(settings) == {"schema", "root_namespace", "models", "docs"}
    assert settings["models"]["package"].isidentifier()
    assert settings["root_namespace"].strip() in {text.strip(), ""}


@pytest.mark.parametrize("text", TEXTS, ids=map(str, range(len(TEXTS))))
def test_what_is_asked_is_text(text: str) -> None:
    choices = Choices(
        schema=(f"{text}.xml",), root_namespace=text, package="p", targets=("models",), service_root=""
    )
    answers = []
    ask = click.Command("ask", callback=lambda: answers.append(_asked(choices).root_namespace))
    finished = CliRunner().invoke(ask, input="\n" * 9)
    assert list(line_faults(finished.stderr)) == []
    assert answers == [text]
