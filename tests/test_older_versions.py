"""Documents of OData 2.0 and 3.0 become packages that can be imported, and the model that their publishers say they mean."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from csdlgen.csdl import read_files
from csdlgen.edm import Facets, NavigationProperty, Schema, StructuredType, TypeRef
from csdlgen.graph import build
from tests.runs import run

CORPUS = Path(os.environ.get("CSDLGEN_CORPUS", "/nowhere"))
GOLDEN = Path(__file__).parent / "golden"
IMPORT = """
import importlib, pkgutil, sys
package = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(module.name)
for name in package.__all__:
    getattr(package, name)
"""
USE = """
from golden_version_2 import Customer, Order
order = Order.from_dict({"OrderID": 1, "OrderDate": "/Date(0)/", "Customer": {"CompanyName": "x"}})
assert isinstance(order.customer, Customer) and order.customer.company_name == "x"
assert order.to_dict() == {"OrderID": 1, "OrderDate": "/Date(0)/", "Customer": {"CompanyName": "x"}}
"""
published = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="CSDLGEN_CORPUS names no folder of published schemas"
)


def generated(schema: Path, folder: Path, package: str) -> Path:
    """The folder with the package that a schema becomes; pages are made, too."""
    (folder / "csdlgen.toml").write_text(
        f"schema = [{str(schema)!r}]\n"
        f'[models]\noutput = "models"\npackage = "{package}"\n'
        '[docs]\noutput = "docs"\noperations = "all"\n'
    )
    assert run(folder, "generate").code == 0
    assert (folder / "docs" / "toc.yml").exists()
    return folder / "models"


def python(folder: Path, script: str, *arguments: str) -> None:
    subprocess.run([sys.executable, "-W", "error", "-c", script, *arguments], cwd=folder, check=True)


@pytest.mark.parametrize("case", ["version_2", "version_3"])
def test_a_package_of_an_older_service_can_be_imported(case: str, tmp_path: Path) -> None:
    package = f"golden_{case}"
    python(generated(GOLDEN / case / "input.csdl", tmp_path, package), IMPORT, package)


def test_values_of_an_older_service_go_in_and_out(tmp_path: Path) -> None:
    python(generated(GOLDEN / "version_2" / "input.csdl", tmp_path, "golden_version_2"), USE)


@published
@pytest.mark.corpus
def test_the_published_service_of_2_0_can_be_imported(tmp_path: Path) -> None:
    folder = generated(CORPUS / "odata-v2" / "odata-rw-v2.xml", tmp_path, "demo")
    python(folder, IMPORT, "demo")


@published
@pytest.mark.corpus
def test_the_published_service_of_2_0_is_what_its_publisher_makes_of_it() -> None:
    documents, findings = read_files([CORPUS / "odata-v2" / "odata-rw-v2.xml"], CORPUS)
    assert {each.code for each in findings} == {"CSDL151"}
    assert build(documents).diagnostics == ()
    (schema,) = documents[0].schemas
    expected = json.loads((CORPUS / "odata-v2" / "odata-rw-v2.json").read_bytes())
    assert documents[0].version == expected["$Version"]
    assert as_published(schema) == {
        name: without_facets(each)
        for name, each in expected[schema.namespace].items()
        if not name.startswith(("@", "$"))
    }


def without_facets(value: Any) -> Any:
    """CSDL JSON without precision and scale, whose defaults differ from those of XML."""
    if isinstance(value, dict):
        return {
            key: without_facets(each) for key, each in value.items() if key not in ("$Precision", "$Scale")
        }
    return [without_facets(each) for each in value] if isinstance(value, list) else value


def as_published(schema: Schema) -> dict[str, Any]:
    """A schema in the shape of CSDL JSON, as far as the published document goes."""
    shown: dict[str, Any] = {}
    for each in schema.types:
        assert isinstance(each, StructuredType)
        shown[each.name] = {
            "$Kind": type(each).__name__,
            **({"$Key": [ref.name for ref in key]} if (key := getattr(each, "key", ())) else {}),
            **{member.name: _member(member) for member in each.members},
        }
    for operation in schema.operations:
        assert operation.return_type is not None
        parameters = [{"$Name": each.name, **_type(each.type, each.facets)} for each in operation.parameters]
        shown.setdefault(operation.name, []).append(
            {
                "$Kind": operation.kind,
                "$Parameter": parameters,
                "$ReturnType": _type(operation.return_type.type, None),
            }
        )
    for container in schema.containers:
        shown[container.name] = {"$Kind": "EntityContainer"}
        for entity_set in container.entity_sets:
            bindings = {each.path: each.target for each in entity_set.bindings}
            shown[container.name][entity_set.name] = {
                "$Collection": True,
                "$Type": entity_set.type,
                "$NavigationPropertyBinding": bindings,
            }
        for offered in container.imports:
            shown[container.name][offered.name] = {
                "$Function": offered.operation,
                "$EntitySet": offered.entity_set,
            }
    return shown


def _member(member: Any) -> dict[str, Any]:
    if isinstance(member, NavigationProperty):
        facets = Facets(nullable=member.nullable)
        partner = {"$Partner": member.partner} if member.partner else {}
        return {"$Kind": "NavigationProperty", **_type(member.type, facets), **partner}
    return _type(member.type, member.facets)


def _type(type_ref: TypeRef, facets: Facets | None) -> dict[str, Any]:
    return {
        **({"$Type": type_ref.name} if type_ref.name != "Edm.String" else {}),
        **({"$Collection": True} if type_ref.collection else {}),
        **(
            {"$Nullable": True} if facets and facets.nullable is not False and not type_ref.collection else {}
        ),
    }


@pytest.mark.parametrize("case", ["version_2", "version_3"])
def test_an_older_document_stays_whole_in_json(case: str, tmp_path: Path) -> None:
    shutil.copy(GOLDEN / case / "input.csdl", tmp_path / "in.xml")
    assert run(tmp_path, "convert", "in.xml", "once.json").code == 0
    assert json.loads((tmp_path / "once.json").read_bytes())["$Version"] == f"{case[-1]}.0"
    assert run(tmp_path, "validate", "once.json").code == 0
    assert run(tmp_path, "convert", "once.json", "twice.json").code == 0
    assert (tmp_path / "twice.json").read_bytes() == (tmp_path / "once.json").read_bytes()


@published
@pytest.mark.corpus
def test_the_published_json_of_an_older_service_is_read() -> None:
    documents, findings = read_files([CORPUS / "odata-v2" / "odata-rw-v2.json"], CORPUS)
    assert findings == ()
    assert build(documents).diagnostics == ()
