"""Navigation properties that a derived type declares again, with a narrower type (CSDL 4.01, section 8)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.csdl import edmx, entity, schema
from tests.runs import run
from tests.unit.targets.client.fake import ROOT

MODEL = edmx(
    schema(
        entity("person", '<NavigationProperty Name="friends" Type="Collection(ns.person)"/>'),
        entity("boss", BaseType="ns.person"),
        entity("work", '<NavigationProperty Name="owner" Type="ns.person"/>'),
        entity("project", '<NavigationProperty Name="owner" Type="ns.boss"/>', BaseType="ns.work"),
        '<EntityContainer Name="C"><EntitySet Name="projects" EntityType="ns.project"/></EntityContainer>',
    )
)
USAGE = f"""\
from typing import TypeVar, assert_type
from redeclared import Boss, Person
from redeclared.client import Client
from redeclared.client.boss import BossEntity
from redeclared.client.work import WorkEntity
from redeclared._runtime.client import M, X

owner = Client("{ROOT}").projects["1"].owner
assert_type(owner.get(), Person)
assert_type(owner.as_boss.get(), Boss)


class Narrower(WorkEntity[M, X]):
    @property
    def owner(self) -> BossEntity[Boss, X]:  # type: ignore[override]
        raise NotImplementedError

"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("redeclared")
    (folder / "model.xml").write_text(MODEL, encoding="utf-8")
    settings = 'schema = ["model.xml"]\n[models]\noutput = "out"\npackage = "redeclared"\n[client]\n'
    (folder / "csdlgen.toml").write_text(settings, encoding="utf-8")
    assert run(folder, "generate").code == 0
    return folder / "out"


def test_a_link_is_that_of_the_base_and_a_cast_leads_to_the_narrower_type(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(made))
    client: Any = __import__("redeclared.client").client
    owner = client.Client(ROOT, object()).projects["1"].owner
    assert (owner.path, owner.odata_type) == ("projects('1')/owner", "ns.person")
    assert (owner.as_boss.path, owner.as_boss.odata_type) == ("projects('1')/owner/ns.boss", "ns.boss")
    for name in [name for name in sys.modules if name.partition(".")[0] == "redeclared"]:
        del sys.modules[name]


@pytest.mark.slow
def test_no_class_could_narrow_what_the_link_of_its_base_gives(made: Path) -> None:
    """Who has the requests about a person may send one; those about a boss take nobody else."""
    (made / "usage.py").write_text(USAGE, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "usage.py"]
    checked = subprocess.run(command, cwd=made, capture_output=True, text=True, check=False)
    assert checked.stdout.startswith("Success"), checked.stdout
