"""The class of a change for users of the Python package is what the generated package says: nothing that they use goes away."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from csdlgen.evolution import TABLE, Impact, Kind
from csdlgen.laws.examples import whole
from tests.runs import run

CONFIGURATION = """schema = ["in.xml"]
[models]
output = "out"
package = "x"
layout = "{layout}"
[client]
[stubs]
output = "stubs"
"""
EDM = "http://docs.oasis-open.org/odata/ns/edm"
UNSEEN = frozenset(
    {
        "enum-member-value-changed",  # numbers that were kept mean another member
        "attribute-respelled",  # the name is that of another property now
        "container-extends-changed",  # what the other container holds is not in the example
    }
)
"""Kinds that break users though each name stays."""


@dataclass(frozen=True, slots=True)
class Class:
    """A class: its bases, and how each of its members may be used."""

    bases: tuple[str, ...]
    members: Mapping[str, tuple[object, ...]] = field(default_factory=dict)


Surface = Mapping[str, Class]
"""The classes and other names of a package, by module and name."""


def reachable(example: str) -> str:
    """A model in which a client reaches everything: each entity type has a set, each operation without a binding an import."""
    root = ET.fromstring(whole(example))  # noqa: S314 - text of our own
    schema = next(root.iter(f"{{{EDM}}}Schema"))
    container = schema.find(f"{{{EDM}}}EntityContainer")
    if container is None:
        container = ET.SubElement(schema, f"{{{EDM}}}EntityContainer", Name="C")
    namespace = schema.get("Namespace")
    for each in schema.findall(f"{{{EDM}}}EntityType"):
        name = each.get("Name", "")
        ET.SubElement(container, f"{{{EDM}}}EntitySet", Name=f"all{name}", EntityType=f"{namespace}.{name}")
    for kind in ("Action", "Function"):
        unbound = (each for each in schema.findall(f"{{{EDM}}}{kind}") if each.get("IsBound") != "true")
        for name in dict.fromkeys(each.get("Name", "") for each in unbound):
            made = ET.SubElement(container, f"{{{EDM}}}{kind}Import", Name=f"call{name}")
            made.set(kind, f"{namespace}.{name}")
    return ET.tostring(root, encoding="unicode")


def surface(folder: Path, document: str, layout: str) -> Surface:
    """What a package offers: its stubs, and the client, which has its types inline."""
    folder.mkdir()
    (folder / "in.xml").write_text(document, encoding="utf-8")
    (folder / "csdlgen.toml").write_text(CONFIGURATION.format(layout=layout), encoding="utf-8")
    said = run(folder, "generate", "--jobs", "1")
    assert said.code in (0, 1), said.stderr
    files = [*(folder / "stubs").rglob("*.pyi"), *(folder / "out" / "x" / "client").rglob("*.py")]
    found: dict[str, Class] = {}
    for file in files:
        module = file.relative_to(folder).with_suffix("").as_posix()
        if "_runtime" in module:
            continue
        for each in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(each, ast.ClassDef):
                bases = tuple(ast.unparse(base).partition("[")[0] for base in each.bases)
                found[f"{module}:{each.name}"] = Class(bases, dict(_members(each)))
            elif isinstance(each, ast.AnnAssign) and each.value:
                found[f"{module}:{ast.unparse(each.target)}"] = Class((), {"is": (ast.unparse(each.value),)})
    return found


def _members(declared: ast.ClassDef) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Each name with all that it is declared to be; an overload is one of several."""
    found: dict[str, list[object]] = {}
    for each in declared.body:
        if isinstance(each, ast.AnnAssign):
            found[ast.unparse(each.target)] = [ast.unparse(each.annotation)]
        elif isinstance(each, ast.Assign):
            found[ast.unparse(each.targets[0])] = [ast.unparse(each.value)]
        elif isinstance(each, ast.FunctionDef):
            found.setdefault(each.name, []).append(_signature(each))
    return ((name, tuple(uses)) for name, uses in found.items())


def _signature(function: ast.FunctionDef) -> tuple[str, Mapping[str, tuple[str, bool]]]:
    """What a function returns, and the type of each parameter and whether it must be given."""
    given = function.args
    defaults = [None] * (len(given.args) - len(given.defaults)) + list(given.defaults)
    parameters = {}
    for place, (each, default) in enumerate(zip(given.args, defaults, strict=True)):
        parameters[f"{place}:{each.arg}"] = (_text(each.annotation), default is None)
    for each, default in zip(given.kwonlyargs, given.kw_defaults, strict=True):
        parameters[each.arg] = (_text(each.annotation), default is None)
    return _text(function.returns), parameters


def _text(node: ast.expr | None) -> str:
    return ast.unparse(node) if node else ""


def lost(old: Surface, new: Surface) -> Iterator[str]:
    """What users of one package cannot do with the other."""
    for name, was in old.items():
        now = new.get(name)
        if now is None:
            yield name
            continue
        yield from (f"{name} is no {base}" for base in _ancestors(old, was) - _ancestors(new, now))
        offered = _offered(new, now)
        for member, uses in _offered(old, was).items():
            if not all(any(_serves(use, other) for other in offered.get(member, ())) for use in uses):
                yield f"{name}.{member}"


def _serves(use: object, other: object) -> bool:
    if not (isinstance(use, tuple) and isinstance(other, tuple)):
        return use == other
    (returns, parameters), (now, those) = use, other
    return (
        returns == now
        and all(each in those and _takes(those[each], was) for each, was in parameters.items())
        and not any(those[each][1] for each in those.keys() - parameters.keys())
    )


def _takes(parameter: tuple[str, bool], was: tuple[str, bool]) -> bool:
    """Whether whatever was given, or not given, can be so still."""
    return set(was[0].split(" | ")) <= set(parameter[0].split(" | ")) and parameter[1] <= was[1]


def _named(surface: Surface, name: str) -> Class | None:
    return next((each for key, each in surface.items() if key.endswith(f":{name}")), None)


def _ancestors(surface: Surface, declared: Class) -> set[str]:
    found: set[str] = set()
    for base in declared.bases:
        above = _named(surface, base)
        found |= {base, *(_ancestors(surface, above) if above else ())}
    return found


def _offered(surface: Surface, declared: Class) -> dict[str, tuple[object, ...]]:
    found: dict[str, tuple[object, ...]] = {}
    for base in reversed(declared.bases):
        if above := _named(surface, base):
            found |= _offered(surface, above)
    return found | dict(declared.members)


@pytest.mark.slow
@pytest.mark.parametrize("kind", TABLE, ids=lambda kind: kind.id)
def test_a_change_breaks_users_of_python_if_something_that_they_use_goes_away(
    kind: Kind, tmp_path: Path
) -> None:
    layout = "namespace" if kind.id == "module-respelled" else "type"
    in_full = whole if kind.id.startswith("container-") else reachable
    old, new = (
        surface(tmp_path / name, in_full(text), layout) for name, text in (("a", kind.old), ("b", kind.new))
    )
    gone = list(lost(old, new))
    assert bool(gone) == (kind.python is Impact.BREAKING and kind.id not in UNSEEN), gone
