"""Every law whose breach is reported: code, severity, demand, reason, example, cure. Codes are stable for ever.

CSDL1xx reading · 2xx resolving · 3xx other rules of the specification · 4xx naming · 5xx reference pages · 6xx output ·
7xx configuration · 8xx annotations and expressions · 9xx services

The examples stand in a schema with the alias ``self`` that also holds :data:`~csdlgen.laws.examples.STAGE`.
"""

from __future__ import annotations

from collections.abc import Mapping

from csdlgen.diagnostics import Diagnostic, Law, Severity
from csdlgen.laws import reading
from csdlgen.laws.annotations import *
from csdlgen.laws.container import *
from csdlgen.laws.documents import *
from csdlgen.laws.expressions import *
from csdlgen.laws.foreign import FOREIGN
from csdlgen.laws.members import *
from csdlgen.laws.navigation import *
from csdlgen.laws.older import *
from csdlgen.laws.operations import *
from csdlgen.laws.program import *
from csdlgen.laws.reading import *
from csdlgen.laws.resolving import *
from csdlgen.laws.services import *
from csdlgen.laws.types import *

UNCHECKED: Mapping[str, str] = {
    "R002": "It binds programs, not documents: the reader keeps the order of all children, and tests hold it to that.",
    "R157": "It tells programs how to read annotations and leaves nothing that a document could break.",
}
"""The rules that no law covers, and why."""

BY_CODE: Mapping[str, Law] = {
    law.code: law
    for law in sorted(
        {law for law in tuple(globals().values()) if isinstance(law, Law)}, key=lambda law: law.code
    )
}


def find(code: str) -> Law | None:
    """The law with a code, ours or one that was learned of another package; None if there is none."""
    return BY_CODE.get(code) or FOREIGN.get(code)


def of(finding: Diagnostic) -> Law:
    """The law that a finding says is broken. Raises KeyError for that of a package which is not asked for."""
    return BY_CODE.get(finding.code) or FOREIGN[finding.code]


UNREADABLE = frozenset(
    {
        reading.NOT_WELL_FORMED, reading.DUPLICATE_KEY, reading.LIMIT, reading.ENCODING, reading.DOCTYPE,
        reading.NOT_CSDL, reading.VERSION, reading.INPUT_FILE,
    }
)  # fmt: skip
"""Their breach leaves no document; what it would have said must not vanish from the output."""


def stops_generation(law: Law) -> bool:
    """Whether a breach leaves nothing to write: unreadable input, clashes without a cure, output and configuration."""
    return law in UNREADABLE or (
        law.severity is Severity.ERROR and law.code.startswith(("CSDL4", "CSDL6", "CSDL7"))
    )
