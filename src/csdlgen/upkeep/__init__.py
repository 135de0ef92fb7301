"""Pages that are lived with: what people wrote on them is told, and can move to where code profits from it, too."""

from csdlgen.upkeep.harvest import Harvest, Left, harvest, with_harvest
from csdlgen.upkeep.pages import Source, sources_of
from csdlgen.upkeep.status import Coverage, PageStatus, Status, status

__all__ = [
    "Coverage",
    "Harvest",
    "Left",
    "PageStatus",
    "Source",
    "Status",
    "harvest",
    "sources_of",
    "status",
    "with_harvest",
]
