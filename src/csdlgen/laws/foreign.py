"""Laws of other packages: learned when a configuration asks for their rules, beside the table of ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from csdlgen.diagnostics import Diagnostic, Law

FOREIGN: dict[str, Law] = {}
"""By code, those that were learned."""
_CODE = re.compile(r"(?!CSDL)[A-Z]{2,12}[0-9]{3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a package holds against models: its laws, and functions that find where a ``TypeGraph`` breaks them."""

    laws: tuple[Law, ...]
    checks: tuple[Callable[[Any], Iterable[Diagnostic]], ...]


def learn(rules: Rules) -> None:
    """From now on these laws have their codes. Raises ValueError for a code that is odd or another's."""
    for law in rules.laws:
        if not _CODE.fullmatch(law.code):
            raise ValueError(f"the code {law.code!r} is not capitals other than CSDL and three digits")
        if FOREIGN.setdefault(law.code, law) != law:
            raise ValueError(f"the code {law.code!r} is that of another law")
