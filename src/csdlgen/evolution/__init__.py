"""How a model differs from an older one, and what that means for those who use it."""

from csdlgen.evolution.change import Change
from csdlgen.evolution.changes import changes
from csdlgen.evolution.kinds import BY_ID, TABLE, Impact, Kind
from csdlgen.evolution.sides import Version, version

__all__ = ["BY_ID", "TABLE", "Change", "Impact", "Kind", "Version", "changes", "version"]
