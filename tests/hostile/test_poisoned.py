"""Whatever somebody wrote into a manifest, a record or a baseline: nothing outside is touched, and the next run mends it."""

from __future__ import annotations

import json
import os
import pickle
import shutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from csdlgen import config as configuration
from csdlgen import output, pipeline
from csdlgen.output import manifest
from csdlgen.reads import Ledger
from tests.csdl import edmx, schema
from tests.hostile.formats import line_faults
from tests.runs import files_in, run

CONFIGURATION = """schema = ["in.xml"]
[models]
output = "out/models"
package = "p"
[docs]
output = "out/docs"
"""
VICTIM = b"somebody else's\n"
OWN = sha256(VICTIM).hexdigest()
TABLES = ("files", "pending", "merged", "slots")
"""Those of a manifest."""
MANIFESTS = ("out/models/.csdlgen-manifest.json", "out/docs/.csdlgen-manifest.json")
ELSEWHERE = (
    "../../../outside/victim.txt", "a/../../../../outside/victim.txt", "{outside}/victim.txt", "/{outside}/victim.txt", "./../../../outside/victim.txt",
    "..\\..\\..\\outside\\victim.txt", "../../csdlgen.toml", "../../in.xml", ".git/config", "a/.GIT/hooks/x", "", ".", "..", "/", "a//b", "a/", "C:/victim.txt",
    "c:victim.txt", "\\\\host\\share", "a\0b", "\ud800", "x:stream", "x" * 256, "\N{BULLET}" * 86, "a/" + "x" * 5000 + "/b", "x/" * 3000 + "x", ".csdlgen-manifest.json",
)  # fmt: skip
"""What no output folder can hold, or what stands outside of it."""
INSIDE = (
    "linked/victim.txt",
    "linked",
    "con",
    "nul.py",
    "\u202e",
    "\x1b[31m",
    "##[error]x",
    "x" * 255,
    "absent/file.md",
    "a\nb",
    "-rf",
    "~",
)
"""What a file system may hold, and what leads elsewhere by a link alone."""
VALUES: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    0.5,
    1e400,
    "",
    "x",
    [],
    {},
    [[]],
    {"a": {}},
    10**40,
    "0" * 64,
    OWN,
    "\ud800",
    "\x1b[31m",
)
GARBAGE = (
    b"", b"\0" * 100, b"\xff\xfe", b"[" * 100_000, b'{"files":' * 50_000, b'{"files": {"a": ' + b"9" * 5000 + b"}}", b"{", b"NaN",
    b'{"files": {}, "files": {"../x": ""}}', b'{"files": {"\\ud800": "x"}}', "\ufeff{}".encode(), "{}".encode("utf-16"), b"<<<<<<< HEAD\n",
    pickle.dumps({"files": {}}), b'{"files": {"' + b"x" * 1_000_000 + b'": 1}}',
)  # fmt: skip


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """A folder with everything generated, beside somebody else's."""
    top = tmp_path_factory.mktemp("poisoned")
    (top / "outside").mkdir()
    folder = top / "work"
    folder.mkdir()
    key = '<Key><PropertyRef Name="id"/></Key><Property Name="id" Type="Edm.String"/>'
    text = edmx(schema(f'<EntityType Name="a">{key}</EntityType><EntityType Name="b" BaseType="self.none"/>'))
    (folder / "in.xml").write_text(text, encoding="utf-8")
    (folder / "csdlgen.toml").write_text(CONFIGURATION, encoding="utf-8")
    assert run(folder, "generate").code == 0
    for target in ("models", "docs"):
        (folder / "out" / target / "linked").symlink_to(top / "outside", target_is_directory=True)
    return folder, files_in(folder / "out")


def tables(entries: dict[str, Any], *names: str) -> bytes:
    return json.dumps({"files": {}} | dict.fromkeys(names, entries)).encode()


def manifests(outside: str) -> Iterator[bytes]:
    """All paths in each table and in all, and each value in the place of each thing that there is."""
    paths = {path.replace("{outside}", outside): OWN for path in (*ELSEWHERE, *INSIDE)}
    for names in (*((name,) for name in TABLES), TABLES):
        yield tables(paths, *names)
    values = {f"v{number}": value for number, value in enumerate(VALUES)}
    yield tables(values, *TABLES)
    for value in VALUES:
        yield json.dumps(value).encode()
        yield json.dumps(dict.fromkeys(TABLES, value)).encode()
        yield tables({"toc.yml": value, "p/__init__.py": value}, "files", "merged", "slots")
    yield from GARBAGE


def assert_harmless(folder: Path, before: dict[str, bytes], *commands: tuple[str, ...]) -> None:
    """Commands end as they should, and leave everything as it was, in the folder and elsewhere."""
    outside = folder.parent / "outside"
    (outside / "victim.txt").write_bytes(VICTIM)
    inputs = {name: (folder / name).read_bytes() for name in ("in.xml", "csdlgen.toml")}
    for command in commands:
        finished = run(folder, *command)
        assert finished.code in (0, 1), (command, finished.stderr)
        assert [*line_faults(finished.stderr), *line_faults(finished.stdout)] == []
    assert files_in(outside) == {"victim.txt": VICTIM}
    assert {name: (folder / name).read_bytes() for name in inputs} == inputs
    assert {path.name for path in folder.iterdir()} == {"in.xml", "csdlgen.toml", "out", ".csdlgen"}
    assert files_in(folder / "out") == before


@pytest.mark.parametrize("path", ELSEWHERE)
def test_a_path_that_leads_elsewhere_is_not_read_and_is_told_once(path: str, tmp_path: Path) -> None:
    (tmp_path / manifest.MANIFEST).write_bytes(
        tables({path.replace("{outside}", str(tmp_path)): OWN}, "files")
    )
    owned, ignored = manifest.read(tmp_path)
    assert owned == manifest.Manifest()
    assert len(ignored) == 1


@pytest.mark.parametrize("name", MANIFESTS)
def test_a_manifest_is_obeyed_inside_its_folder_alone(
    name: str, sound: tuple[Path, dict[str, bytes]]
) -> None:
    folder, before = sound
    texts = list(manifests(str(folder.parent / "outside")))
    for text in texts:
        (folder / name).write_bytes(text)
        assert_harmless(folder, before, ("generate",))
    for text in texts[: len(TABLES) + 1]:
        (folder / name).write_bytes(text)
        for command in (("check", "--diff"), ("docs", "status", "--format", "json")):
            assert VICTIM.decode().strip() not in run(folder, *command).stdout
        assert_harmless(folder, before, ("docs", "status"), ("generate", "--force"), ("check",))
    assert run(folder, "check").code == 0


def test_a_page_behind_a_link_is_not_read(sound: tuple[Path, dict[str, bytes]]) -> None:
    folder, before = sound
    secret = folder.parent / "outside/secret.md"
    file = folder / MANIFESTS[1]
    written = json.loads(before["docs/.csdlgen-manifest.json"])
    page = next(name for name in written["slots"] if name.endswith(".md"))
    for table in ("files", "slots"):
        written[table]["linked/secret.md"] = written[table][page]
    file.write_text(json.dumps(written))
    secret.write_text("Somebody else's secret.\n")
    try:
        for arguments in (("--format", "json"), ()):
            finished = run(folder, "docs", "status", *arguments)
            assert finished.code == 0
            assert "secret" not in finished.stdout
    finally:
        secret.unlink()
        assert_harmless(folder, before, ("generate",))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
@pytest.mark.parametrize("lead", ["victim", "nothing", "circle", "zero", "pipe"])
def test_a_manifest_that_is_no_file_is_not_read_and_replaced(
    lead: str, sound: tuple[Path, dict[str, bytes]]
) -> None:
    folder, before = sound
    file = folder / MANIFESTS[0]
    file.unlink()
    if lead == "pipe":
        os.mkfifo(file)
    else:
        outside = folder.parent / "outside"
        targets = {"victim": outside / "victim.txt", "circle": file, "zero": Path("/dev/zero")}
        file.symlink_to(targets.get(lead, outside / "absent"))
    assert_harmless(folder, before, ("generate",))
    assert run(folder, "check").code == 0
    assert not file.is_symlink()
    assert file.is_file()


def poisoned(value: Any, poison: Any) -> Iterator[Any]:
    """A value with one of the first things in it, at any depth, replaced, and with one more."""
    yield poison
    if isinstance(value, dict):
        for key in list(value)[:4]:
            yield from ({**value, key: each} for each in poisoned(value[key], poison))
        yield {**value, "../x": poison}
    elif isinstance(value, list):
        for index in range(min(2, len(value))):
            changed = poisoned(value[index], poison)
            yield from ([*value[:index], each, *value[index + 1 :]] for each in changed)
        yield [poison, *value]


def test_a_record_is_a_hint_and_never_more(sound: tuple[Path, dict[str, bytes]]) -> None:
    folder, before = sound
    config, _ = configuration.load(folder / "csdlgen.toml", folder)
    now = pipeline._occasion(config, pipeline.Wishes(display_base=folder))
    run(folder, "generate")
    content = now.file.read_bytes()
    assert output.recall(now)
    for poison in (*VALUES[::2], f"{folder.parent}/outside/victim.txt"):
        for record in poisoned(json.loads(content), poison):
            now.file.write_text(json.dumps(record))
            if output.recall(now) or output.left(now) != output.Left():
                assert_harmless(folder, before, ("generate",))
    for text in GARBAGE:
        now.file.write_bytes(text)
        assert_harmless(folder, before, ("generate",))


def test_what_pages_looked_up_is_a_hint_and_never_more(sound: tuple[Path, dict[str, bytes]]) -> None:
    folder, before = sound
    run(folder, "generate")
    config, _ = configuration.load(folder / "csdlgen.toml", folder)
    now = pipeline._occasion(config, pipeline.Wishes(display_base=folder))
    record, text = now.file.read_text(), now.ledger("models").read_text()
    for poison in VALUES:
        for each in poisoned(json.loads(text), poison):
            ledger = Ledger(json.dumps(each))
            assert ledger.standing(()) == {}
            ledger.text(("p/a.py",))
    for garbage in GARBAGE:
        now.file.write_text(record)
        now.ledger("models").write_bytes(garbage)
        (folder / "in.xml").write_bytes((folder / "in.xml").read_bytes() + b"\n")
        assert_harmless(folder, before, ("generate",))


@pytest.mark.parametrize("lead", ["outside", "nothing"])
def test_a_folder_of_records_that_leads_elsewhere_is_left_alone(
    lead: str, sound: tuple[Path, dict[str, bytes]]
) -> None:
    folder, before = sound
    shutil.rmtree(folder / ".csdlgen", ignore_errors=True)
    (folder / ".csdlgen").symlink_to(folder.parent / lead, target_is_directory=True)
    try:
        assert_harmless(folder, before, ("generate",), ("generate",))
        assert not (folder.parent / "nothing").exists()
    finally:
        (folder / ".csdlgen").unlink()


@pytest.mark.parametrize(
    "text", [*map(json.dumps, VALUES), '{"findings": [1]}', '{"version": 1, "findings": [{}]}', *GARBAGE]
)
def test_a_baseline_is_what_it_should_be_or_reported(text: str | bytes, tmp_path: Path) -> None:
    (tmp_path / "in.xml").write_text(
        edmx(schema('<ComplexType Name="a" BaseType="self.x"/>')), encoding="utf-8"
    )
    (tmp_path / "known.json").write_bytes(text.encode() if isinstance(text, str) else text)
    finished = run(tmp_path, "validate", "in.xml", "--baseline", "known.json")
    assert finished.code == 2
    assert "known.json" in finished.stderr
    assert "CSDL715" in finished.stderr
