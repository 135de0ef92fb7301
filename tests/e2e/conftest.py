"""The services of a session, and the packages that are generated from what they say of themselves."""

from __future__ import annotations

import contextlib
import importlib
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import NoReturn

import pytest

from tests.e2e.flattened import flattened
from tests.e2e.http import request as asked
from tests.e2e.installed import SOURCES, NotInstalledError, installed
from tests.e2e.service import NotStartedError, serving
from tests.runs import run

_SCHEMA = Path(__file__).parents[2] / "schema"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="session")
def services(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this session's own with the sources of the services and what npm installed for them."""
    try:
        modules = installed()
    except NotInstalledError as error:
        _give_up(error)
    folder = tmp_path_factory.mktemp("services") / "services"
    shutil.copytree(SOURCES, folder)
    (folder / "node_modules").symlink_to(modules, target_is_directory=True)
    return folder


@pytest.fixture(scope="session")
def library(services: Path) -> Iterator[str]:
    """A lending library on SAP CAP."""
    cds = services / "node_modules" / "@sap" / "cds" / "bin" / "serve.js"
    with _started(services, "library", str(cds), "all", "--in-memory", "--port", "0") as address:
        yield f"{address}/odata/v4/lending"


@pytest.fixture(scope="session")
def fleet(services: Path) -> Iterator[str]:
    """Vehicles of several kinds on odata-v4-server, which knows inheritance."""
    with _started(services, "fleet", "start.js") as address:
        yield f"{address}/fleet"


@pytest.fixture(scope="session")
def industry(services: Path) -> Iterator[str]:
    """Our own schema on fe-mockserver-core, without inheritance, which that server does not know."""
    metadata = services / "industry" / "metadata.xml"
    metadata.write_text(flattened(sorted(_SCHEMA.glob("*.xml"))), encoding="utf-8")
    with _started(services, "industry", "server.js", str(metadata), "data") as address:
        yield f"{address}/industry"


@pytest.fixture(scope="session", params=["dataclass", "pydantic", "msgspec"])
def lending(
    library: str, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[ModuleType]:
    """The package that is generated from the ``$metadata`` of the library, in each flavor."""
    folder = tmp_path_factory.mktemp("lending")
    name = f"lending_{request.param}"
    with _generated(_metadata(library, folder), name, folder, flavor=request.param) as package:
        yield package


@pytest.fixture(scope="session")
def vehicles(fleet: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The package that is generated from the ``$metadata`` of the fleet."""
    folder = tmp_path_factory.mktemp("vehicles")
    with _generated(_metadata(fleet, folder), "vehicles", folder) as package:
        yield package


@pytest.fixture(scope="session")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The package that is generated from our own schema as it stands, with its inheritance."""
    folder = tmp_path_factory.mktemp("ours")
    settings = f'schema = ["{_SCHEMA.as_posix()}/*.xml"]\nroot_namespace = "microsoft.graph"\n'
    with _generated(settings, "ours", folder) as package:
        yield package


@contextlib.contextmanager
def _started(services: Path, name: str, *arguments: str) -> Iterator[str]:
    node = services / "node_modules" / ".bin" / "node"
    command = (str(node), "--require", str(services / "tether.js"), *arguments)
    # Only a start that fails is the machine's fault: what a test raises must pass through as it is.
    with contextlib.ExitStack() as running:
        try:
            address = running.enter_context(serving(command, services / name))
        except NotStartedError as error:
            _give_up(error)
        yield address


def _give_up(error: Exception) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(f"a service does not start: {error}")
    pytest.skip(f"a service does not start: {error}")


def _metadata(service: str, folder: Path) -> str:
    """What a service says of itself, as the input of a run."""
    answer = asked("GET", f"{service}/$metadata")
    assert answer.status == 200, answer.body
    (folder / "metadata.xml").write_bytes(answer.body)
    return 'schema = ["metadata.xml"]\n'


@contextlib.contextmanager
def _generated(settings: str, package: str, folder: Path, flavor: str = "dataclass") -> Iterator[ModuleType]:
    settings += f'[models]\noutput = "out"\npackage = "{package}"\nflavor = "{flavor}"\n[client]\n'
    (folder / "csdlgen.toml").write_text(settings, encoding="utf-8")
    finished = run(folder, "generate")
    assert finished.code == 0, finished.stderr
    sys.path.insert(0, str(folder / "out"))
    try:
        yield importlib.import_module(package)
    finally:
        sys.path.remove(str(folder / "out"))
        for name in [name for name in sys.modules if name.partition(".")[0] == package]:
            del sys.modules[name]
