"""Every case is a folder: its inputs and config.toml imply what stands in its folder ``expected``, to the byte.

``expected/report.txt`` is what the run finds; the rest is what it writes to ``out``, which every case names. The runtime
that a package carries is a copy of ``src/csdlgen/runtime``; it, its stubs, the manifests that list them and the total that
counts them are left out.
"""

from __future__ import annotations

import difflib
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from csdlgen import __version__
from tests.runs import files_in, replace_files, run

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.glob("*/config.toml"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, tmp_path: Path, updates_golden: bool) -> None:
    actual = _outcome(case, tmp_path / case.name)
    if updates_golden:
        replace_files(case / "expected", actual)
    expected = files_in(case / "expected")
    if actual != expected:
        pytest.fail(_explained(case.name, expected, actual), pytrace=False)


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    _outcome(CASES[0], folder)
    first = files_in(folder / "out")
    finished = run(folder, "generate", "--config", "config.toml", "--fail-on-change")
    assert finished.code == 0
    assert files_in(folder / "out") == first
    assert run(folder, "check", "--config", "config.toml").code == 0


def _outcome(case: Path, folder: Path) -> dict[str, bytes]:
    shutil.copytree(case, folder, ignore=shutil.ignore_patterns("expected"))
    finished = run(folder, "generate", "--config", "config.toml")
    found = [
        line
        for line in finished.stderr.splitlines()
        if not line.startswith(("models: ", "client: ", "docs: "))
    ]
    report = "\n".join([*found, f"exit code {finished.code}\n"])
    return {**_made(folder / "out"), "report.txt": report.encode()}


def _made(folder: Path) -> dict[str, bytes]:
    left_out = {"models/.csdlgen-manifest.json", "stubs/.csdlgen-manifest.json"}
    found = files_in(folder)
    return {name: found[name] for name in found if "/_runtime/" not in name and name not in left_out}


def _explained(case: str, expected: dict[str, bytes], actual: dict[str, bytes]) -> str:
    lines = [f"{case}: the output is not what is expected; if it is right now: make golden"]
    lines += [f"  missing: {name}" for name in sorted(expected.keys() - actual.keys())]
    lines += [f"  not expected: {name}" for name in sorted(actual.keys() - expected.keys())]
    for name in sorted(expected.keys() & actual.keys()):
        lines += difflib.unified_diff(
            expected[name].decode().split("\n"),
            actual[name].decode().split("\n"),
            f"expected/{name}",
            name,
            lineterm="",
        )
    return "\n".join(lines[:200])


def test_a_patch_release_changes_no_byte() -> None:
    recorded = dict(
        line.split() for line in (HERE / "releases.txt").read_text(encoding="utf-8").splitlines()[3:]
    )
    digest = sha256()
    for case in CASES:
        for name, content in files_in(case / "expected").items():
            digest.update(f"{case.name}/{name}\0{len(content)}\0".encode() + content)
    assert kept(__version__, digest.hexdigest(), recorded), "a patch release never changes the output"


def kept(version: str, digest: str, recorded: dict[str, str]) -> bool:
    """Whether a version writes what the first one of its minor version wrote."""
    minor, _, patch = version.rpartition(".")
    return int(patch) == 0 or recorded.get(minor) == digest


@pytest.mark.parametrize(
    ("version", "digest", "is_kept"),
    [("1.2.0", "new", True), ("1.2.1", "old", True), ("1.2.1", "new", False), ("1.3.1", "old", False)],
)
def test_the_promise_is_broken_by_another_byte_alone(version: str, digest: str, is_kept: bool) -> None:
    assert kept(version, digest, {"1.2": "old"}) is is_kept
