"""The same input gives the same bytes, whatever the machine, and no machine is a reason for a traceback."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest

from tests.csdl import edmx, schema
from tests.hostile.elsewhere import TRICKS
from tests.hostile.refused import REFUSED
from tests.hostile.service import configuration, descriptions, document
from tests.hostile.texts import CLASSES
from tests.runs import files_in, run

ROOT = Path(__file__).parents[2]
_PLAIN = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
_NAMES = {
    "property": "\u00fcber-all",
    "enum_member": "caf\u00e9",
    "parameter": "\u0394elta",
}
"""Names that stand in files, and not in the names of files."""


def fill(slot: str) -> str:
    """Texts with what terminals and encodings cannot hold, names that they cannot spell."""
    if slot in {"description", "long_description", "title", "overlay"}:
        return f"{slot}: \u00e4\u20ac\U0001f600 " + " ".join(CLASSES["markdown"][:3])
    return _NAMES.get(slot, "3" if slot in {"facet", "enum_value"} else f"harmless_{slot}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """Where the program runs: variables, tricks, arguments of ``generate``, options of Python, the line ends of a checkout."""

    variables: Mapping[str, str] = field(default_factory=dict)
    tricks: tuple[str, ...] = ()
    arguments: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    line_end: bytes = b"\n"
    is_elsewhere: bool = False
    """The working folder is another one."""


_ASCII = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
MACHINES: Mapping[str, Machine] = {
    "clock": Machine(tricks=("clock",)),
    "time zone": Machine(variables={"TZ": "Pacific/Kiritimati"}),
    "hash seed 0": Machine(variables={"PYTHONHASHSEED": "0"}),
    "hash seed 4242": Machine(variables={"PYTHONHASHSEED": "4242"}),
    "locale C": Machine(variables=_ASCII),
    "locale C.UTF-8": Machine(variables={"LC_ALL": "C.UTF-8"}),
    "German": Machine(variables={"LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de"}),
    "Turkish": Machine(variables={"LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr"}),
    "terminal of ASCII": Machine(variables={**_ASCII, "PYTHONIOENCODING": "ascii"}, arguments=("--verbose",)),
    "terminal of Latin-1": Machine(variables={"PYTHONIOENCODING": "latin-1"}, arguments=("--verbose",)),
    "terminal of Windows": Machine(variables={"PYTHONIOENCODING": "cp1252:strict", "FORCE_COLOR": "1"}),
    "dumb terminal": Machine(variables={"TERM": "dumb", "COLUMNS": "10", "NO_COLOR": "1", "CI": "true"}),
    "umask": Machine(tricks=("strict",)),
    "another folder": Machine(is_elsewhere=True),
    "checkout with CR LF": Machine(line_end=b"\r\n"),
    "one process": Machine(arguments=("--jobs", "1")),
    "three processes": Machine(arguments=("--jobs", "3"), tricks=("crew",)),
    "sixteen cores": Machine(tricks=("cores",)),
    "listing from the end": Machine(tricks=("listing",)),
    "listing from the start": Machine(tricks=("forward",)),
    "without asserts": Machine(options=("-OO",)),
    "development": Machine(options=("-X", "dev", "-X", "warn_default_encoding"), arguments=("--verbose",)),
    "nothing but Python": Machine(options=("-X", "utf8=0"), variables={"PATH": "", "HOME": "/nonexistent"}),
}  # fmt: skip


def laid_out(folder: Path, line_end: bytes = b"\n") -> None:
    """A hostile service and the sample, with every target of each."""
    for name in ("hostile", "sample"):
        (folder / name).mkdir(parents=True)
    suffix, data = document(fill)
    (folder / f"hostile/service.{suffix}").write_bytes(data.replace(b"\n", line_end))
    for file in sorted((ROOT / "schema").iterdir()):
        (folder / "sample" / file.name).write_bytes(file.read_bytes().replace(b"\n", line_end))
    for name in ("hostile", "sample"):
        text = configuration("*.[xj]*", flavor="dataclass", layout="type", fill=fill)
        text += '\n[descriptions]\nfile = "descriptions.toml"\n'
        for toml, content in (("csdlgen.toml", text), ("descriptions.toml", descriptions(fill))):
            (folder / name / toml).write_bytes(content.encode().replace(b"\n", line_end))


def generate(folder: Path, machine: Machine, *names: str) -> tuple[int, str]:
    """Run the program on a machine, with these configurations: its exit code, and what it said."""
    arguments = [f"--config={folder}/{name}/csdlgen.toml" for name in names]
    program = [*machine.tricks, "--", "generate", *arguments, *machine.arguments]
    finished = subprocess.run(
        [sys.executable, *machine.options, "-W", "error", "-m", "tests.hostile.elsewhere", *program],
        cwd="/" if machine.is_elsewhere else folder,
        env={**_PLAIN, "PYTHONPATH": str(ROOT), **machine.variables},
        capture_output=True,
        check=False,
    )
    said = finished.stderr.decode("utf-8", "replace")
    assert "Traceback" not in said
    assert "Warning" not in said  # one in a destructor is printed, and no reason to fail
    assert finished.stdout == b""
    return finished.returncode, said


def generated(folder: Path, machine: Machine) -> dict[str, bytes]:
    """Every file that the program writes on a machine."""
    laid_out(folder, machine.line_end)
    code, said = generate(folder, machine, "hostile", "sample")
    assert code == 0, said
    return {
        f"{name}/{file}": content
        for name in ("hostile", "sample")
        for file, content in files_in(folder / name / "out").items()
    }


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What an ordinary machine makes."""
    return generated(tmp_path_factory.mktemp("ordinary") / "work", Machine())


_OFTEN = frozenset({"locale C", "listing from the end", "hash seed 0", "checkout with CR LF"})
"""What the fast tests try."""


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=() if name in _OFTEN else pytest.mark.slow) for name in MACHINES],
)
def test_every_machine_makes_the_same_bytes(name: str, plain: dict[str, bytes], tmp_path: Path) -> None:
    found = generated(tmp_path / "work", MACHINES[name])
    assert found.keys() == plain.keys()
    assert [path for path, content in found.items() if content != plain[path]] == []


def test_no_command_warns_a_developer(tmp_path: Path) -> None:
    """Files are closed and opened with an encoding, also those that are refused."""
    laid_out(tmp_path)
    folder = tmp_path / "hostile"
    (file,) = (each.name for each in folder.glob("service.*"))
    for number, name in enumerate(
        ("UTF-7", "a NUL byte in a name", "JSON with NaN", "half of UTF-16", "nothing")
    ):
        (folder / f"refused{number}.csdl").write_bytes(REFUSED[name][0])
    refused = sorted(each.name for each in folder.glob("refused*"))
    commands = (
        ("validate", file, *refused, "absent.xml"), ("inspect", file), ("convert", file, "converted.json"), ("diff", refused[0], file),
        ("diff", file, "csdlgen.toml"), ("generate",), ("check", "--diff"), ("docs", "status"), ("docs", "harvest"),
    )  # fmt: skip
    options = ("-X", "dev", "-X", "warn_default_encoding", "-W", "error")
    for command in commands:
        finished = subprocess.run(
            [sys.executable, *options, "-m", "csdlgen", *command],
            cwd=folder, env={**_PLAIN, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert finished.returncode in (0, 1, 2), finished.stderr
        assert "Warning" not in finished.stderr
        assert "Traceback" not in finished.stderr


def test_every_trick_is_tried() -> None:
    assert {trick for machine in MACHINES.values() for trick in machine.tricks} == set(TRICKS)


def test_output_that_a_checkout_gave_other_line_ends_is_not_stale(tmp_path: Path) -> None:
    laid_out(tmp_path)
    folder = tmp_path / "hostile"
    assert run(folder, "generate").code == 0
    for name, content in files_in(folder / "out").items():
        (folder / "out" / name).write_bytes(content.replace(b"\n", b"\r\n"))
    shutil.rmtree(folder / ".csdlgen", ignore_errors=True)
    assert run(folder, "check").code == 0


_FORMS: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFD")


def test_equal_letters_in_another_form_make_equal_names(tmp_path: Path) -> None:
    found = {}
    for form in _FORMS:
        name = unicodedata.normalize(form, "Gr\u00f6\u00dfe")
        folder = tmp_path / form
        folder.mkdir()
        body = f'<EntityType Name="{name}"><Key><PropertyRef Name="{name}"/></Key><Property Name="{name}" Type="Edm.String"/></EntityType>'
        (folder / f"{name}.xml").write_text(edmx(schema(body)), encoding="utf-8")
        (folder / "csdlgen.toml").write_text(
            configuration("*.xml", flavor="dataclass", layout="type"), encoding="utf-8"
        )
        assert run(folder, "generate").code == 0
        found[form] = files_in(folder / "out")
    assert found["NFC"].keys() == found["NFD"].keys()
    assert b"class Gr\xc3\xb6\xc3\x9fe(" in b"".join(found["NFD"].values())


def test_a_name_that_a_file_system_cannot_spell_is_told_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    body = '<ComplexType Name="Stra\u00dfe"/>'
    (tmp_path / "a/in.xml").write_text(edmx(schema(body)), encoding="utf-8")
    settings = configuration("*.xml", flavor="dataclass", layout="type")
    (tmp_path / "a/csdlgen.toml").write_text(settings, encoding="utf-8")
    code, said = generate(tmp_path, Machine(variables=_ASCII), "a")
    assert code == 2 if "set PYTHONUTF8=1" in said else code == 0  # some systems spell all names in UTF-8
