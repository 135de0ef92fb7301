"""Documents that are small to write and large to understand: all that is made of them is no more work than they are long."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest

from csdlgen import graph, inspection, laws, naming, report
from csdlgen.csdl import Format, read_document, write_document
from csdlgen.evolution import Version, changes
from csdlgen.graph import TypeGraph, annotate, collect, inherit, kinds, walk
from csdlgen.graph.rules import containers
from csdlgen.naming import clients
from csdlgen.targets.site import examples
from tests.hostile.effort import growing, lines
from tests.hostile.giants import GIANTS
from tests.hostile.memory import artifacts, configured
from tests.hostile.service import FLAVORS, LAYOUTS, OF_A_FLAVOR

SIZES = (16, 32, 64)
BOUNDS = (
    (inherit, "MAX_DEPTH", 5),
    (containers, "MAX_DEPTH", 5),
    (walk, "LONGEST_URL", 50),
    (clients, "MOST_UNDERSCORES", 5),
    (walk, "MOST_URLS", 5),
    (examples, "MOST_INNER", 5),
    (kinds, "MOST_DEFINITIONS", 5),
    (annotate, "MOST_SHARED", 5),
    (collect, "LONGEST_SIGNATURE", 50),
)
"""What ends everything that could multiply, made so small that small documents reach it."""

CROWDED = frozenset({"derived types of a type with actions", "derived types of a type with actions for many"})
"""What would be as much as a product if there were no end to what types inherit together."""

RISKY = (
    "members of an enum",
    "flags",
    "properties with defaults",
    "overloads of a function",
    "ancestors",
    "a chain of definitions",
    "a cycle of complex types",
    "types that double",
    "derived types",
    "properties that are spelled alike",
    "a long name of words",
)
"""What the classes of the flavors say differently: defaults, bases, unions of derived types, names."""

HUGE = (
    ("members of an enum", 100_000, 0),
    ("properties", 100_000, 0),
    ("entity types", 100_000, 0),
    ("entity sets", 100_000, 0),
    ("overloads of a function", 100_000, 0),
    ("annotations of a type", 100_000, 0),
    ("items of a collection", 1_000_000, 0),
    ("ancestors", 10_000, 100),
    ("a chain of definitions", 10_000, 10_000),
    ("a cycle of definitions", 10_000, 10_000),
    ("a cycle of ancestors", 10_000, 100),
    ("a cycle of containment", 10_000, 1),
    ("a chain of containers", 10_000, 1),
)
"""Of what there is much in documents that were made to hurt: how much, and how many findings tell of it."""


@pytest.fixture
def bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name, value in BOUNDS:
        monkeypatch.setattr(module, name, value)


def everything(data: bytes, other: bytes) -> None:
    """All that the program makes of a document, in memory, and how it differs from another one."""
    document, findings = read_document(data, "in.xml")
    model = graph.build((document,))
    found = (*findings, *model.diagnostics)
    list(report.as_lines(found, everything=True))
    report.as_sarif(found)
    for style in inspection.STYLES.values():
        style(model, (document,), ())
    for format_ in Format:
        text, _ = write_document(document, format_)
        read_document(text.encode("utf-8", "surrogatepass"), f"out.{format_}")
    former = graph.build((read_document(other, "in.xml")[0],))
    for layout in LAYOUTS:
        config = configured(layout)
        names, clashes = naming.settle(model, config)
        if any(laws.stops_generation(laws.BY_CODE[each.code]) for each in clashes):
            continue
        list(artifacts(model, names, config, None if layout == LAYOUTS[0] else OF_A_FLAVOR))
        version = Version(graph=model, names=names)
        past = Version(graph=former, names=naming.settle(former, config)[0])
        changes(version, version)
        changes(past, version)
        changes(version, past)


@pytest.mark.usefixtures("bounds")
@pytest.mark.parametrize("name", GIANTS)
def test_no_work_grows_faster_than_a_document(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if name in CROWDED:
        monkeypatch.setattr(inherit, "MOST_MEMBERS", SIZES[0])
    giant = GIANTS[name]
    everything(giant(SIZES[-1]), giant(1))  # what is remembered for ever is remembered now
    work = [lines(lambda: everything(giant(size), giant(size // 2))) for size in SIZES]  # noqa: B023
    assert list(growing(*work)) == []


@pytest.mark.slow
@pytest.mark.usefixtures("bounds")
@pytest.mark.parametrize("flavor", FLAVORS[1:])
@pytest.mark.parametrize("name", RISKY)
def test_no_work_of_a_flavor_grows_faster_than_a_document(name: str, flavor: str) -> None:
    config = configured(LAYOUTS[0], flavor)

    def make(size: int) -> None:
        model = graph.build((read_document(GIANTS[name](size), "in.xml")[0],))
        list(artifacts(model, naming.settle(model, config)[0], config, OF_A_FLAVOR))

    make(SIZES[-1])  # what is remembered for ever is remembered now
    work = [lines(lambda: make(size)) for size in SIZES]  # noqa: B023
    assert list(growing(*work)) == []


@pytest.mark.slow
@pytest.mark.parametrize(("name", "count", "findings"), HUGE)
def test_what_is_huge_is_understood_in_bounded_memory(name: str, count: int, findings: int) -> None:
    command = (sys.executable, "-m", "tests.hostile.alone", name, str(count))
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{findings}\n", "")


def test_work_that_grows_faster_is_noticed() -> None:
    def pairs(count: int) -> int:
        return sum(1 for one in range(count) for other in range(count) if one == other)

    def singles(count: int) -> int:
        return sum(1 for one in range(count) if one)

    quadratic = [lines(lambda: pairs(size)) for size in SIZES]  # noqa: B023
    linear = [lines(lambda: singles(size)) for size in SIZES]  # noqa: B023
    assert any("pairs" in each for each in growing(*quadratic))
    assert list(growing(*linear)) == []


def found_in(name: str, size: int) -> tuple[TypeGraph, Counter[str]]:
    document, findings = read_document(GIANTS[name](size), "in.xml")
    model = graph.build((document,))
    return model, Counter(each.code for each in (*findings, *model.diagnostics))


def test_what_types_inherit_together_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inherit, "MOST_MEMBERS", 50)
    model, codes = found_in("derived types", 20)
    heirs = [name for name, chain in model.ancestors.items() if chain]
    assert codes == {"CSDL215": 20 - len(heirs)}
    assert 0 < len(heirs) < 20
    assert sum(map(len, model.properties.values())) <= 50


def test_what_overloads_have_in_common_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annotate, "MOST_SHARED", 45)
    model, codes = found_in("blocks for all overloads", 10)
    assert codes == {"CSDL217": 5, "CSDL209": 10}
    assert [len(model.annotations[each.signature]) for each in model.operations] == [5] * 10


def test_a_type_that_only_long_urls_lead_to_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walk, "LONGEST_URL", 50)
    model, codes = found_in("a cycle of containment", 20)
    absent = model.types.keys() - model.nearest.entity_urls.keys()
    assert codes == {"CSDL218": 1}  # the first; what lies beyond it is not walked
    assert len(absent) > 1
    assert found_in("a cycle of containment", 2)[1] == {}


def test_an_operation_with_too_many_parameters_is_skipped() -> None:
    fits = collect.LONGEST_SIGNATURE // len("Edm.String,") - 1
    assert found_in("parameters", fits)[1] == {}
    model, codes = found_in("parameters", fits + 1)
    assert (model.operations, codes) == ((), {"CSDL216": 1})


def test_a_chain_of_containers_is_followed_so_far(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "MAX_DEPTH", 5)
    known = containers.Containers(found_in("a chain of containers", 20)[0].containers)
    assert known.offered("ns.C10", "s9") is known.child("ns.C10", "s9") is not None
    assert known.offered("ns.C10", "s4") is not None
    assert known.offered("ns.C10", "s3") is None
    assert (known.is_cut("ns.C10"), known.is_cut("ns.C3")) == (True, False)
