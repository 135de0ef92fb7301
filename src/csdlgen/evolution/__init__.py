"""How a model differs from an older one, and what that means for those who use it."""

from csdlgen.evolution.changes import Change, Version, changes
from csdlgen.evolution.kinds import BY_ID, TABLE, Impact, Kind

__all__ = ["BY_ID", "TABLE", "Change", "Impact", "Kind", "Version", "changes"]
