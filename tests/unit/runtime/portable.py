"""The table of scalars and the shape of the package on whatever Python runs this file: ``portable.py FOLDER PACKAGE``.

Only the standard library is imported, for other Pythons have nothing else.
"""

from __future__ import annotations

import copy
import json
import pickle
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, sys.argv[1])

CASES: Any = import_module("cases").CASES
REFUSED: Any = import_module("cases").REFUSED
ARRIVED: Any = {
    "@odata.type": "#ex.incomingFlowRun",
    "@odata.etag": "1",
    "startedDateTime": "2026-01-31T10:20:30.1234567Z",
    "status": "paused",
    "days": "tuesday, holiday",
    "steps": [{"id": "2"}, None, {"@odata.type": "#ex.neverHeardOf", "x": 1}],
    "statistics": {"count": "5", "average": "INF"},
    "flow": {"a": [1]},
    "open": {"b": [1]},
}


def check(condition: bool, what: object) -> None:
    """Assert, also where assertions are switched off."""
    if not condition:
        raise SystemExit(f"{sys.version}: {what}")


def refuses(package: Any, member: str, wire: Any) -> bool:
    """Whether a value is refused as no value of a member."""
    try:
        package.Everything.from_dict({member: wire})
    except package.ODataDecodeError:
        return True
    return False


def check_imports(package: Any) -> None:
    """Nothing is imported but what the type in hand needs."""
    package.Run.from_dict({"id": "1", "steps": [{}]})
    loaded = {name for name in sys.modules if name.startswith(f"{package.__name__}.")}
    loaded = {name.partition(".")[2] for name in loaded if "._runtime" not in name}
    check(loaded == {"_index", "run"}, loaded)
    package.Run.from_dict({"status": "running"})
    check(f"{package.__name__}.runstatus" in sys.modules, "the type of a value that arrived")


def check_scalars(package: Any) -> None:
    """Every case of the table."""
    for case in CASES:
        read = package.Everything.from_json(f'{{"{case.member}":{case.wire}}}')
        check(getattr(read, case.member) == case.value, case)
        for each in (read, copy.deepcopy(read), pickle.loads(pickle.dumps(read))):  # noqa: S301
            check(each.to_json().decode() == f'{{"{case.member}":{case.json or case.wire}}}', case)
    for member, wire in REFUSED:
        check(refuses(package, member, wire), (member, wire))


def check_objects(package: Any) -> None:
    """Polymorphism, enumerations, copies and patches."""
    run = package.Run.from_dict(ARRIVED)
    check(type(run) is package.IncomingFlowRun, type(run))
    for each in (run, copy.deepcopy(run), pickle.loads(pickle.dumps(run))):  # noqa: S301
        check(each == run, each)
        check(each.to_dict() == ARRIVED, each)
        check(json.loads(each.to_json()) == {**ARRIVED, "statistics": {"count": 5, "average": "INF"}}, each)
        check(each.to_patch() == {}, each)
        each.steps[0].id = "3"
        check(list(each.to_patch()) == ["steps"], each)
        each.steps[0].id = "2"
    check(package.Nothing("x") is package.Nothing("x"), "memberless enumeration")
    check(package.NoFlags("x,y").value == 0, "memberless flags")
    check(package.NoFlags(5).value == 5, "memberless flags")
    for text, value in (("monday,holiday", 1), ("3", 3), ("64", 64), ("", 0), ("lundi", 1), ("None", 0)):
        flags = package.Days(text)
        check(flags.value == value, flags)
        check(package.Run(days=pickle.loads(pickle.dumps(flags))).to_dict() == {"days": text}, flags)  # noqa: S301
    combined = package.Days("holiday") | package.Days.monday | package.Days.import_
    check(package.Run(days=combined).to_dict() == {"days": "monday,import,holiday"}, combined)


if __name__ == "__main__":
    sample = import_module(sys.argv[2])
    check_imports(sample)
    check_scalars(sample)
    check_objects(sample)
