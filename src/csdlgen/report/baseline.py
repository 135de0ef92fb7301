"""Known findings, committed beside a schema, so that only new ones count."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from csdlgen import laws
from csdlgen.diagnostics import Diagnostic, InputError, Location
from csdlgen.report.fingerprint import fingerprint, numbered

_VERSION = 1


class Known(NamedTuple):
    """What all findings of one fingerprint have in common."""

    code: str
    target: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """How many findings are known of each kind. No line numbers: a schema may grow above them."""

    counts: Mapping[Known, int]

    @classmethod
    def of(cls, findings: Iterable[Diagnostic]) -> Baseline:
        """The baseline that knows these findings, except what hides all others: a document that cannot be read."""
        return cls(
            Counter(
                Known(each.code, each.target, fingerprint(each))
                for each in findings
                if laws.find(each.code) not in laws.UNREADABLE
            )
        )

    @classmethod
    def parse(cls, data: bytes, file: str) -> Baseline:
        """The baseline that :meth:`text` printed. Raises InputError if it is none."""
        try:
            return cls(dict(map(_entry, _entries(json.loads(data)))))
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            reason = error if isinstance(error, ValueError) else "entries are missing or of another kind"
            raise InputError(
                laws.BASELINE.broken(
                    Location(file),
                    f"no baseline: {reason}",
                    hint="write it anew with --update-baseline",
                )
            ) from None

    def text(self) -> str:
        """JSON, ASCII only, sorted; an entry of four lines, so that merges are easy."""
        findings = [
            {**known._asdict(), **({"count": count} if count > 1 else {})}
            for known, count in sorted(self.counts.items())
        ]
        return json.dumps({"version": _VERSION, "findings": findings}, indent=2) + "\n"

    def new(self, findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """The findings that are not known. Of more than are known the last ones are new."""
        known = {each.fingerprint: count for each, count in self.counts.items()}
        return tuple(each for each, mark, number in numbered(findings) if number > known.get(mark, 0))

    def stale(self, findings: Iterable[Diagnostic], file: str) -> Iterator[Diagnostic]:
        """A finding for each entry of the baseline, which is called ``file``, that knows more than there is."""
        found = Counter(map(fingerprint, findings))
        for known, count in sorted(self.counts.items()):
            if found[known.fingerprint] < count:
                gone = count - found[known.fingerprint]
                yield laws.STALE_BASELINE.broken(
                    Location(file),
                    f"{gone} known {known.code}{f' about {known.target!r}' if known.target else ''} not found any more",
                    target=known.target,
                    hint="well done; take it out with --update-baseline",
                )


def _entries(content: Any) -> Any:
    if content["version"] != _VERSION:
        raise ValueError(f"its version is {content['version']!r}, not {_VERSION}")
    return content["findings"]


def _entry(content: Any) -> tuple[Known, int]:
    count = content.get("count", 1)
    known = Known(*(content[key] for key in Known._fields))
    if not (isinstance(count, int) and all(isinstance(each, str) for each in known)):
        raise TypeError
    return known, count
