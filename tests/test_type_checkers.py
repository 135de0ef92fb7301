"""What type checkers are told about a generated package is what it does; linters and formatters leave it alone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.runs import run

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"
PYRIGHT = "pyright@1.1.414"

CONFIG = """
schema = [{schema!r}]
root_namespace = "microsoft.graph"
[models]
output = "models"
package = "service"
layout = "{layout}"
[stubs]
output = "stubs"
"""


def assert_clean(command: str, folder: Path, *paths: str, environment: dict[str, str] | None = None) -> None:
    finished = subprocess.run(
        [sys.executable, "-m", *command.split(), *paths],
        cwd=folder,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stdout[-5000:] + finished.stderr[-5000:]


def assert_pyright_finds_nothing(folder: Path, *included: str) -> int:
    """How many files it looked at."""
    found = pyright(folder, include=included)
    assert found["generalDiagnostics"] == []
    return int(found["summary"]["filesAnalyzed"])


def pyright(folder: Path, **options: object) -> dict[str, Any]:
    """What it finds in strict mode."""
    settings = {"typeCheckingMode": "strict", "pythonVersion": "3.11", **options}
    (folder / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    command = ["npx", "--yes", PYRIGHT, "--pythonpath", sys.executable, "--outputjson"]
    # Large packages need more than what node takes on small machines.
    environment = {**os.environ, "NODE_OPTIONS": "--max-old-space-size=4096"}
    checked = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    found: dict[str, Any] = json.loads(checked.stdout)
    return found


def assert_stubs_agree(folder: Path, package: str, models: Path, stubs: Path, *options: str) -> None:
    """Both trees on the import path, as when they are installed, and nothing else in the working folder."""
    folder.mkdir()
    path = os.pathsep.join((str(models), str(stubs)))
    assert_clean("mypy.stubtest", folder, package, *options, environment={"PYTHONPATH": path})


def test_ruff_finds_nothing_in_any_golden_case(tmp_path: Path) -> None:
    for case in GOLDEN.iterdir():
        for target in ("models", "stubs"):
            if (case / "expected" / target).is_dir():
                shutil.copytree(case / "expected" / target, tmp_path / target / case.name)
    assert_clean("ruff check --isolated --no-cache", tmp_path)
    assert_clean("ruff check --isolated --no-cache --select E4,E7,E9,F,I,RUF100", tmp_path)


@pytest.mark.slow
def test_our_own_stubs_say_what_our_own_models_do(tmp_path: Path) -> None:
    generated = ROOT / "generated"
    assert_stubs_agree(tmp_path / "bare", "industry_data", generated / "models", generated / "stubs")
    assert_clean("mypy --strict --no-incremental", generated / "stubs", "industry_data-stubs")
    assert_clean("black --check --quiet", generated / "stubs", ".")


@pytest.mark.slow
@pytest.mark.parametrize("flavor", ["pydantic", "msgspec"])
def test_stubs_of_every_flavor_say_what_the_models_do(flavor: str, tmp_path: Path) -> None:
    config = CONFIG.format(schema=str(ROOT / "schema" / "*.xml"), layout="type")
    config = config.replace("[stubs]", f'flavor = "{flavor}"\n[stubs]')
    (tmp_path / "csdlgen.toml").write_text(config, encoding="utf-8")
    assert run(tmp_path, "generate").code == 0
    # Structs are made in C, and no struct tells what its constructor takes.
    (tmp_path / "constructors").write_text(r".*\.__init__" + "\n", encoding="utf-8")
    allowed = ("--allowlist", str(tmp_path / "constructors")) if flavor == "msgspec" else ()
    models, stubs = tmp_path / "models", tmp_path / "stubs"
    assert_stubs_agree(tmp_path / "bare", "service", models, stubs, *allowed)
    assert_clean("mypy --strict --no-incremental", stubs, "service-stubs")
    assert_clean("mypy --strict --no-incremental -p", models, "service")
    assert_clean("black --check --quiet", tmp_path, "models", "stubs")


DEPRECATED = """\
from service import Alert, Plan, State

plan = Plan(id="1", owner="me")
plan.owner = "you"
if plan.owner:
    print(plan.owner.upper(), plan.container, State.done)
Plan(owner=5)
"""


@pytest.mark.slow
@pytest.mark.parametrize("flavor", ["dataclass", "pydantic", "msgspec"])
@pytest.mark.parametrize("layout", ["type", "namespace"])
def test_users_of_stubs_hear_what_is_deprecated_and_the_stubs_themselves_do_not(
    layout: str, flavor: str, tmp_path: Path
) -> None:
    config = CONFIG.format(schema=str(GOLDEN / "deprecations" / "input.xml"), layout=layout)
    config = config.replace("[stubs]", f'flavor = "{flavor}"\n[stubs]').replace("microsoft.graph", "golden")
    (tmp_path / "csdlgen.toml").write_text(config, encoding="utf-8")
    assert run(tmp_path, "generate").code == 0
    # Mypy reads a folder of stubs anywhere if it has the name of the package.
    (tmp_path / "stubs" / "service-stubs").rename(tmp_path / "stubs" / "service")
    assert_clean(
        "mypy --strict --enable-error-code deprecated --no-incremental", tmp_path / "stubs", "service"
    )
    assert_clean("black --check --quiet", tmp_path, ".")
    (tmp_path / "use.py").write_text(DEPRECATED, encoding="utf-8")
    command = "mypy --strict --enable-error-code deprecated --no-incremental --no-error-summary use.py"
    finished = subprocess.run(
        [sys.executable, "-m", *command.split()],
        cwd=tmp_path,
        env={**os.environ, "MYPYPATH": "stubs"},
        capture_output=True,
        text=True,
        check=False,
    )
    found = [line.split(" ", 2)[0] + line[line.rindex("[") :] for line in finished.stdout.splitlines()]
    assert found == [
        "use.py:1:[deprecated]",
        "use.py:1:[deprecated]",
        "use.py:5:[deprecated]",
        "use.py:6:[deprecated]",
        "use.py:7:[arg-type]",
    ]
    assert "is deprecated: since 2020-01-20. Use container" in finished.stdout


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("npx") is None, reason="pyright comes from npm, which is not here")
def test_pyright_hears_of_reading_what_is_deprecated_and_not_of_setting_it(tmp_path: Path) -> None:
    config = CONFIG.format(schema=str(GOLDEN / "deprecations" / "input.xml"), layout="type")
    (tmp_path / "csdlgen.toml").write_text(config.replace("microsoft.graph", "golden"), encoding="utf-8")
    assert run(tmp_path, "generate").code == 0
    (tmp_path / "use.py").write_text(DEPRECATED, encoding="utf-8")
    options = {"stubPath": "stubs", "extraPaths": ["models"], "reportUnusedImport": False}
    found = pyright(tmp_path, include=["use.py"], reportDeprecated=True, **options)
    lines = [
        (each["range"]["start"]["line"] + 1, each["rule"].removeprefix("report"))
        for each in found["generalDiagnostics"]
    ]
    assert lines == [*((line, "Deprecated") for line in (1, 1, 5, 6, 6)), (7, "ArgumentType")]


DESCRIPTOR = """\
from dataclasses import dataclass
from typing import Generic, TypeVar
from typing_extensions import deprecated

T = TypeVar("T")

class Deprecated(Generic[T]):
    def __get__(self, instance: object, owner: type) -> T: ...
    @deprecated("no more")
    def __set__(self, instance: object, value: T) -> None: ...

@dataclass(kw_only=True)
class Plan:
    owner: Deprecated[str] = ...
"""


@pytest.mark.slow
def test_mypy_knows_no_setter_of_a_field_that_is_deprecated(tmp_path: Path) -> None:
    """Once this fails, descriptors in stubs can deprecate setting, too, which pyright reports already."""
    (tmp_path / "plans.pyi").write_text(DESCRIPTOR, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "plans.pyi"]
    finished = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert 'Unsupported "__set__" in "Deprecated"' in finished.stdout


@pytest.mark.slow
@pytest.mark.parametrize(
    "case",
    [
        "client",
        "deprecations",
        "stubs",
        "namespaces",
        "hostile_names",
        "keywords",
        "empty_enums",
        "primitives",
    ],
)
def test_stubs_of_awkward_schemas_say_what_the_models_do(case: str, tmp_path: Path) -> None:
    folder = tmp_path / case
    shutil.copytree(GOLDEN / case, folder, ignore=shutil.ignore_patterns("expected"))
    config = (
        (folder / "config.toml")
        .read_text(encoding="utf-8")
        .replace('output = "out/stubs"', 'output = "out/s"')
    )
    if "[stubs]" not in config:
        config += '\n[stubs]\noutput = "out/s"\n'
    (folder / "config.toml").write_text(config, encoding="utf-8")
    assert run(folder, "generate", "--config", "config.toml").code == 0
    package = f"golden_{case}"
    assert_stubs_agree(tmp_path / "bare", package, folder / "out" / "models", folder / "out" / "s")
    assert_clean("mypy --strict --no-incremental -p", folder / "out" / "models", package)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("npx") is None, reason="pyright comes from npm, which is not here")
@pytest.mark.parametrize("flavor", ["dataclass", "pydantic", "msgspec"])
@pytest.mark.parametrize("schema", ["schema/*.xml", "tests/golden/deprecations/input.xml"])
def test_pyright_finds_nothing_in_models_clients_and_stubs(schema: str, flavor: str, tmp_path: Path) -> None:
    config = CONFIG.format(schema=str(ROOT / schema), layout="type")
    config = config.replace("[stubs]", f'flavor = "{flavor}"\n[client]\n[stubs]')
    (tmp_path / "csdlgen.toml").write_text(config, encoding="utf-8")
    assert run(tmp_path, "generate").code == 0
    assert assert_pyright_finds_nothing(tmp_path, "models", "stubs") > 50


@pytest.mark.slow
@pytest.mark.corpus
@pytest.mark.parametrize("layout", ["type", "namespace"])
def test_microsoft_graph_is_clean(layout: str, corpus: Path, tmp_path: Path) -> None:
    schema = str(corpus / "graph-v1.0" / "v1.0-Prod.csdl")
    (tmp_path / "csdlgen.toml").write_text(
        CONFIG.format(schema=schema, layout=layout) + "[client]\n", encoding="utf-8"
    )
    assert run(tmp_path, "generate").code == 0
    assert_stubs_agree(tmp_path / "bare", "service", tmp_path / "models", tmp_path / "stubs")
    assert_clean("mypy --strict --no-incremental -p", tmp_path / "models", "service")
    assert_clean("ruff check --isolated --no-cache", tmp_path)
    assert_clean("ruff check --isolated --no-cache --select E4,E7,E9,F,I", tmp_path)
    assert_clean("black --check --quiet", tmp_path, ".")


@pytest.mark.slow
@pytest.mark.corpus
@pytest.mark.skipif(shutil.which("npx") is None, reason="pyright comes from npm, which is not here")
def test_pyright_finds_nothing_in_microsoft_graph(corpus: Path, tmp_path: Path) -> None:
    schema = str(corpus / "graph-v1.0" / "v1.0-Prod.csdl")
    (tmp_path / "csdlgen.toml").write_text(
        CONFIG.format(schema=schema, layout="type") + "[client]\n", encoding="utf-8"
    )
    assert run(tmp_path, "generate").code == 0
    assert assert_pyright_finds_nothing(tmp_path, "models", "stubs") > 10_000


@pytest.mark.slow
@pytest.mark.corpus
@pytest.mark.parametrize("flavor", ["pydantic", "msgspec"])
def test_microsoft_graph_is_clean_in_every_flavor(flavor: str, corpus: Path, tmp_path: Path) -> None:
    schema = str(corpus / "graph-v1.0" / "v1.0-Prod.csdl")
    config = CONFIG.format(schema=schema, layout="type").replace("[stubs]", f'flavor = "{flavor}"\n[stubs]')
    (tmp_path / "csdlgen.toml").write_text(config, encoding="utf-8")
    assert run(tmp_path, "generate").code == 0
    assert_clean("mypy --strict --no-incremental -p", tmp_path / "models", "service")
    assert_clean("mypy --strict --no-incremental", tmp_path / "stubs", "service-stubs")
    assert_clean("ruff check --isolated --no-cache --select E4,E7,E9,F,I", tmp_path)
    assert_clean("black --check --quiet", tmp_path, "models/service/_runtime", "stubs/service-stubs/_runtime")
