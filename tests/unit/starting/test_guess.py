from __future__ import annotations

import pytest

from csdlgen.csdl import read_document
from csdlgen.starting import guessed
from tests.csdl import edmx, schema


def types(*names: str) -> str:
    return "".join(f'<ComplexType Name="{name}"/>' for name in names)


@pytest.mark.parametrize(
    ("namespaces", "root", "package"),
    [
        ({"microsoft.graph": 2, "microsoft.graph.callRecords": 1}, "microsoft.graph", "graph"),
        ({"NorthwindModel": 3, "Northwind.Service": 0}, "NorthwindModel", "northwind_model"),
        ({"com.contoso.sales.v1": 1}, "com.contoso.sales.v1", "sales"),
        ({"Contoso.Models": 1}, "Contoso.Models", "contoso"),
        ({"a.x": 1, "b.y": 5}, "b.y", "y"),
        ({"a.x": 1, "b.y": 1}, "", "here"),
        ({"contoso.Calendar": 1}, "contoso.Calendar", "calendar_api"),
        ({"a.x": 0}, "", "here"),
        ({"Default": 1}, "Default", "default"),
    ],
)
def test_the_root_is_what_namespaces_share(namespaces: dict[str, int], root: str, package: str) -> None:
    text = "".join(
        schema(types(*(f"t{number}" for number in range(count))), namespace=name)
        for name, count in namespaces.items()
    )
    document, _ = read_document(edmx(text).encode(), "in.xml")
    guess = guessed([document], otherwise="here")
    assert (guess.root_namespace, guess.package, guess.has_service) == (root, package, False)


def test_documents_that_declare_the_same_clash() -> None:
    first, second = (
        read_document(edmx(schema(types(*names) + '<EntityContainer Name="C"/>')).encode(), "in.xml")[0]
        for names in (("a", "b"), ("b", "c"))
    )
    guess = guessed([first, second], otherwise="here")
    assert guess.clashes == ("ns.b",)
    assert guess.has_service
    assert guessed([first], otherwise="here").clashes == ()
