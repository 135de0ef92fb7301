"""Pages that a person writes on: what they wrote stays, and all else follows the schema. Text to text, no files."""

from csdlgen.merging.merge import Merged, merged
from csdlgen.merging.page import FRONT_MATTER, MangledError, parse
from csdlgen.merging.survey import (
    Place,
    State,
    Survey,
    Text,
    places,
    survey,
    survey_of_orphan,
    survey_of_untouched,
)
from csdlgen.merging.tables import Conflict
from csdlgen.merging.tokens import Base, base_of

__all__ = [
    "FRONT_MATTER",
    "Base",
    "Conflict",
    "MangledError",
    "Merged",
    "Place",
    "State",
    "Survey",
    "Text",
    "base_of",
    "merged",
    "parse",
    "places",
    "survey",
    "survey_of_orphan",
    "survey_of_untouched",
]
