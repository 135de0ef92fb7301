from __future__ import annotations

import re

from csdlgen import laws
from csdlgen.diagnostics import Law


def test_every_law_has_a_code_of_its_own() -> None:
    all_laws = [value for value in vars(laws).values() if isinstance(value, Law)]
    assert len(laws.BY_CODE) == len(all_laws)
    assert all(re.fullmatch(r"CSDL[1-9][0-9]{2}", code) for code in laws.BY_CODE)


def test_a_demand_is_a_sentence() -> None:
    assert all(law.demand[0].isupper() and law.demand.endswith(".") for law in laws.BY_CODE.values())


def test_what_leaves_nothing_to_write_stops_generation() -> None:
    assert laws.stops_generation(laws.UNKNOWN_KEY)
    assert laws.stops_generation(laws.TYPE_CLASH)
    assert laws.stops_generation(laws.NOT_WELL_FORMED)
    assert not laws.stops_generation(laws.UNDEFINED_NAME)
    assert not laws.stops_generation(laws.HAND_EDIT)
