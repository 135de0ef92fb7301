"""Findings as people and machines read them: chosen by the configuration, sorted, harmless to a terminal.

What is told of changes and of pages is in modules that only those import who tell it: they stand on all targets.
"""

from csdlgen.printing import harmless
from csdlgen.report.baseline import Baseline
from csdlgen.report.choice import chosen, has_errors
from csdlgen.report.data import as_json
from csdlgen.report.excerpt import Excerpts
from csdlgen.report.explain import explained, reference
from csdlgen.report.github import as_annotations
from csdlgen.report.sarif import as_sarif
from csdlgen.report.text import as_lines, illustrated, summary
from csdlgen.report.totals import DONE, TO_DO, stale, totals

__all__ = [
    "DONE",
    "TO_DO",
    "Baseline",
    "Excerpts",
    "as_annotations",
    "as_json",
    "as_lines",
    "as_sarif",
    "chosen",
    "explained",
    "harmless",
    "has_errors",
    "illustrated",
    "reference",
    "stale",
    "summary",
    "totals",
]
