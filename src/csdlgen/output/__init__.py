"""Artifacts to files: what would change, and the changing. Nothing else in csdlgen writes."""

from csdlgen.output.apply import apply
from csdlgen.output.manifest import MANIFEST
from csdlgen.output.plan import Change, Kind, Plan, Terms, difference, plan

__all__ = ["MANIFEST", "Change", "Kind", "Plan", "Terms", "apply", "difference", "plan"]
