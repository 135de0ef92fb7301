"""Findings as people and machines read them: chosen by the configuration, sorted, harmless to a terminal."""

from csdlgen.printing import harmless
from csdlgen.report.baseline import Baseline
from csdlgen.report.changes import (
    change_lines,
    change_reference,
    change_totals,
    changes_as_json,
    changes_as_markdown,
)
from csdlgen.report.choice import chosen, has_errors
from csdlgen.report.data import as_json
from csdlgen.report.excerpt import Excerpts
from csdlgen.report.explain import explained, reference
from csdlgen.report.github import as_annotations
from csdlgen.report.sarif import as_sarif
from csdlgen.report.text import as_lines, illustrated, summary
from csdlgen.report.totals import DONE, TO_DO, stale, totals
from csdlgen.report.upkeep import harvest_lines, status_as_json, status_counts, status_lines

__all__ = [
    "DONE",
    "TO_DO",
    "Baseline",
    "Excerpts",
    "as_annotations",
    "as_json",
    "as_lines",
    "as_sarif",
    "change_lines",
    "change_reference",
    "change_totals",
    "changes_as_json",
    "changes_as_markdown",
    "chosen",
    "explained",
    "harmless",
    "harvest_lines",
    "has_errors",
    "illustrated",
    "reference",
    "stale",
    "status_as_json",
    "status_counts",
    "status_lines",
    "summary",
    "totals",
]
