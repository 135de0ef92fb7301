"""The command `init`: from nothing to generated code."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

from csdlgen import config
from tests.csdl import edmx, schema
from tests.runs import files_in, run
from tests.services import Reply, serving

TYPE = '<ComplexType Name="a"><Property Name="b" Type="Edm.String"/></ComplexType>'
GOOD = edmx(schema(TYPE, namespace="contoso.sales"))
SERVICE = edmx(schema(TYPE + '<EntityContainer Name="C"/>', namespace="contoso.sales"))


def test_one_command_leads_from_a_url_to_code_that_imports(tmp_path: Path) -> None:
    with serving(lambda _path, _headers: Reply(body=SERVICE.encode())) as service:
        said = run(tmp_path, "init", f"{service.root}/v1", "--target", "docs", "--target", "client")
    assert said.code == 0, said.stderr
    assert "schema/metadata.xml: new" in said.stderr
    assert "csdlgen.toml: written\n" in said.stderr
    assert "with generated/models on PYTHONPATH: from sales.client import Client\n" in said.stderr
    settings, warnings = config.load(tmp_path / "csdlgen.toml", tmp_path)
    assert warnings == ()
    assert settings.schema == ("schema/metadata.xml",)
    assert settings.root_namespace == "contoso.sales"
    assert settings.docs
    assert settings.docs.service_root == f"{service.root}/v1"
    subprocess.run(
        [sys.executable, "-c", "from sales.client import Client; from sales import A; A(b='x')"],
        cwd=tmp_path / "generated" / "models",
        check=True,
    )
    assert run(tmp_path, "check").code == 0


def test_what_lies_in_the_folder_is_found(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "x.csdl").write_text(GOOD)
    (tmp_path / "pom.xml").write_text("<project/>")
    assert run(tmp_path, "init", "--yes").code == 0
    settings, _ = config.load(tmp_path / "csdlgen.toml", tmp_path)
    assert settings.schema == ("in/x.csdl",)
    assert settings.client is None
    assert (tmp_path / "generated" / "models" / "sales" / "a.py").exists()


def test_the_run_after_it_has_nothing_to_do(tmp_path: Path) -> None:
    (tmp_path / "x.csdl").write_text(GOOD)
    assert run(tmp_path, "init", "--yes").code == 0
    (phases,) = (
        line for line in run(tmp_path, "generate", "-v").stderr.splitlines() if line.startswith("look")
    )
    assert "·" not in phases


def test_what_is_wrong_with_metadata_is_counted_and_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "x.csdl").write_text(GOOD.replace("Edm.String", "contoso.sales.missing"))
    said = run(tmp_path, "init")
    assert said.code == 0
    assert said.stderr.splitlines()[1] == "the metadata has 1 error; csdlgen validate tells them"
    assert "CSDL" not in said.stderr
    (tmp_path / "csdlgen.toml").unlink()
    (tmp_path / "generated" / "models" / ".csdlgen-manifest.json").unlink()
    (tmp_path / "generated" / "models" / "sales" / "a.py").write_text("mine")
    said = run(tmp_path, "init")
    assert (said.code, "error CSDL601" in said.stderr) == (2, True)


def test_files_and_options_go_before_guesses(tmp_path: Path) -> None:
    (tmp_path / "x.csdl").write_text(GOOD)
    (tmp_path / "y.csdl").write_text(edmx(schema("", namespace="other")))
    said = run(
        tmp_path, "init", "*.csdl", "--package", "p", "--root-namespace", "contoso", "--target", "models"
    )
    assert said.code == 0, said.stderr
    settings, _ = config.load(tmp_path / "csdlgen.toml", tmp_path)
    assert (settings.schema, settings.root_namespace) == (("*.csdl",), "contoso")
    assert (tmp_path / "generated" / "models" / "p").is_dir()


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "x.csdl").write_text(GOOD)
    (tmp_path / "csdlgen.toml").write_text("# mine\n")
    said = run(tmp_path, "init")
    assert (said.code, "there is a csdlgen.toml already" in said.stderr) == (2, True)
    assert files_in(tmp_path).keys() == {"x.csdl", "csdlgen.toml"}
    (tmp_path / "csdlgen.toml").unlink()
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "metadata.xml").write_text("mine")
    with serving(lambda _path, _headers: Reply(body=SERVICE.encode())) as service:
        assert "error CSDL907" in run(tmp_path, "init", service.root).stderr
    assert not (tmp_path / "csdlgen.toml").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "there is no metadata in this folder"),
        (("nothing.xml",), "error CSDL"),
        (("https://a.invalid/x", "b.xml"), "one URL, or files"),
    ],
)
def test_without_metadata_nothing_is_written(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    finished = run(tmp_path, "init", *arguments)
    assert (finished.code, said in finished.stderr) == (2, True), finished.stderr
    assert files_in(tmp_path) == {}


def test_files_of_two_models_are_not_thrown_together(tmp_path: Path) -> None:
    for name in ("v1.csdl", "beta.csdl"):
        (tmp_path / name).write_text(GOOD)
    said = run(tmp_path, "init", "--yes")
    assert (said.code, "'contoso.sales.a' is declared twice" in said.stderr) == (2, True)
    assert run(tmp_path, "init", "v1.csdl").code == 0


def test_a_package_that_cannot_be_imported_is_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "x.csdl").write_text(GOOD)
    said = run(tmp_path, "init", "--package", "class")
    assert (said.code, "cannot be imported: not a Python identifier" in said.stderr) == (2, True)
    assert files_in(tmp_path).keys() == {"x.csdl"}


@pytest.mark.skipif(sys.platform != "linux", reason="needs a pseudo-terminal")
def test_on_a_terminal_it_asks(tmp_path: Path) -> None:
    (tmp_path / "x.csdl").write_text(SERVICE)
    ours, theirs = os.openpty()
    started = subprocess.Popen(
        [sys.executable, "-m", "csdlgen", "init"], cwd=tmp_path, stdin=theirs, stdout=theirs, stderr=theirs
    )
    try:
        shown = ""
        for question, answer in (
            ("leave out [contoso.sales]: ", ""),
            ("package [sales]: ", "not one"),
            ("package [sales]: ", "p"),
            ("client, too? [Y/n]: ", "n"),
            ("pages, too? [y/N]: ", "y"),
            ("site, too? [y/N]: ", ""),
        ):
            heard = ""
            while question not in heard:
                assert select.select([ours], [], [], 60)[0], f"{question!r} is not asked: {shown + heard}"
                heard += os.read(ours, 4096).decode()
            shown += heard
            os.write(ours, f"{answer}\n".encode())
        while select.select([ours], [], [], 0.1)[0] or started.poll() is None:
            if select.select([ours], [], [], 0.1)[0]:
                shown += os.read(ours, 4096).decode()
        assert started.returncode == 0, shown
    finally:
        started.kill()
        started.wait()
        os.close(theirs)
        os.close(ours)
    settings, _ = config.load(tmp_path / "csdlgen.toml", tmp_path)
    assert settings.models
    assert settings.models.package == "p"
    assert (settings.client, settings.site) == (None, None)
    assert settings.docs
