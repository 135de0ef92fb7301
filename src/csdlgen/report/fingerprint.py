"""What a finding says, apart from where it stands: the same after lines were added above it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from csdlgen.diagnostics import Diagnostic

_PLACE = re.compile(r":[0-9]+(?::[0-9]+)?(?![0-9])")
"""Line and column in a message that names a second place."""


def fingerprint(finding: Diagnostic) -> str:
    """Sixteen hexadecimal digits of code, target and message.

    A finding about no element of the model is told from others by the name of its file, without the folder: the same
    command may run from elsewhere.
    """
    subject = finding.target or finding.location.file.rpartition("/")[2]
    said = "\0".join((finding.code, subject, _PLACE.sub("", finding.message)))
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def numbered(findings: Iterable[Diagnostic]) -> Iterator[tuple[Diagnostic, str, int]]:
    """Each finding with its fingerprint, and which one of those with this fingerprint it is, from 1."""
    seen: Counter[str] = Counter()
    for finding in findings:
        mark = fingerprint(finding)
        seen[mark] += 1
        yield finding, mark, seen[mark]
