"""Every law whose breach is reported: code, severity, demand. Codes are stable for ever.

CSDL1xx reading · 2xx resolving · 3xx other rules of the specification · 4xx naming · 5xx reference pages · 6xx output · 7xx configuration
"""

from __future__ import annotations

from collections.abc import Mapping

from csdlgen.diagnostics import Law, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

# Reading
NOT_WELL_FORMED = Law("CSDL101", ERROR, "A document is well-formed XML or JSON.")
ENCODING = Law("CSDL102", ERROR, "A document is in the encoding that it declares, and a common one.")
DOCTYPE = Law("CSDL103", ERROR, "A document has no document type declaration.")
NOT_CSDL = Law("CSDL104", ERROR, "The root element is edmx:Edmx.")
VERSION = Law("CSDL105", ERROR, "The version is one that is read: 4.0 or 4.01.")
BARE_SCHEMA = Law("CSDL106", WARNING, "A schema stands inside edmx:Edmx and edmx:DataServices.")
DATA_SERVICES = Law("CSDL107", ERROR, "A document has exactly one edmx:DataServices.")
UNKNOWN_ELEMENT = Law("CSDL108", INFO, "An element has a meaning where it stands.")
MISSING_ATTRIBUTE = Law("CSDL109", ERROR, "An element has the attributes that it needs.")
TYPE_SYNTAX = Law("CSDL110", ERROR, "A type is a qualified name or Collection(a qualified name).")
UNQUALIFIED_PRIMITIVE = Law("CSDL111", WARNING, "A primitive type is written with its namespace Edm.")
BOOLEAN = Law("CSDL112", WARNING, "A truth value is true or false.")
INTEGER = Law("CSDL113", ERROR, "A numeric attribute is a whole number.")
NO_TARGET = Law("CSDL114", WARNING, "An Annotations element says what it annotates.")
SECOND_KEY = Law("CSDL115", ERROR, "An entity type has at most one Key.")
SECOND_RETURN_TYPE = Law("CSDL116", ERROR, "An operation has at most one ReturnType.")
REFERENCE = Law("CSDL117", WARNING, "A local reference names a file of the schema folders.")
INPUT_FILE = Law("CSDL118", ERROR, "An input file can be opened.")
DUPLICATE_KEY = Law("CSDL119", ERROR, "The members of a JSON object differ in their names.")
JSON_VALUE = Law("CSDL120", ERROR, "A member of CSDL JSON has a value of the kind that its name asks for.")
UNSAYABLE = Law("CSDL121", WARNING, "What is converted can be said in the other format.")
OLDER_ATTRIBUTE = Law("CSDL151", INFO, "An attribute of OData 1.0 to 3.0 has a meaning in OData 4.0.")
OLDER_ELEMENT = Law("CSDL152", WARNING, "An element of OData 1.0 to 3.0 has a meaning in OData 4.0.")
ASSOCIATION = Law("CSDL153", ERROR, "A navigation property leads from one end of an association to the other.")
ASSOCIATION_SET = Law("CSDL154", WARNING, "An association set ties two entity sets of its container together.")
FUNCTION_IMPORT = Law("CSDL155", WARNING, "A function import is a function or an action of OData 4.0.")

# Resolving
UNDEFINED_NAME = Law("CSDL201", ERROR, "A name in a namespace of the input is defined there.")
FOREIGN_NAME = Law("CSDL202", WARNING, "A name is defined by some input.")
DUPLICATE_TYPE = Law("CSDL203", ERROR, "A type, term or container name is unique in the model.")
DUPLICATE_MEMBER = Law("CSDL204", ERROR, "Member names are unique inside a type.")
BASE_CYCLE = Law("CSDL205", ERROR, "Every base chain ends.")
BASE_KIND = Law("CSDL206", ERROR, "A base type is of the same kind as the type derived from it.")
WRONG_KIND = Law("CSDL207", ERROR, "A name stands for the kind of thing that its place asks for.")
DUPLICATE_OPERATION = Law("CSDL208", ERROR, "Overloads of an operation differ in their parameters.")
UNKNOWN_TARGET = Law("CSDL209", WARNING, "Annotations target an element of the model.")
BASE_DEPTH = Law("CSDL210", ERROR, "A base chain is of a length that programs can bear.")
PATTERN = Law("CSDL211", WARNING, "A pattern of include or exclude matches a type.")

# Other rules of the specification
SIMPLE_IDENTIFIER = Law("CSDL301", ERROR, "A name is a simple identifier.")
NO_KEY = Law("CSDL302", WARNING, "An entity type that is not abstract has a key.")
KEY_PROPERTY = Law("CSDL303", ERROR, "A key names properties of its type.")
KEY_REDECLARED = Law("CSDL304", ERROR, "A key is declared only where none is inherited.")
EMPTY_ENUM = Law("CSDL305", WARNING, "An enumeration has members.")
ENUM_VALUE = Law("CSDL306", ERROR, "An enumeration member has a value that its underlying type can hold.")
ENUM_UNDERLYING = Law("CSDL307", ERROR, "An enumeration is based on an integer type.")
FLAGS_VALUE = Law("CSDL308", ERROR, "A flags member has an explicit value that is not negative.")
NO_BINDING_PARAMETER = Law("CSDL309", ERROR, "A bound operation has a binding parameter.")
FUNCTION_RESULT = Law("CSDL310", ERROR, "A function returns something.")
UNKNOWN_BINDING = Law("CSDL311", WARNING, "A navigation property binding names an entity set or singleton.")

# Naming
TYPE_CLASH = Law("CSDL401", ERROR, "Every type has a Python name of its own.")
MEMBER_CLASH = Law("CSDL402", ERROR, "Every member of a type has a Python name of its own.")
RENAME = Law("CSDL403", ERROR, "A name that [rename] gives is a Python identifier and free.")
RENAME_TARGET = Law("CSDL404", WARNING, "Every key of [rename] names something in the model.")

# Reference pages
SHARED_PAGE_FILE = Law("CSDL501", WARNING, "Two types have pages of different file names.")
CLAIMED_PAGE_FILE = Law("CSDL502", WARNING, "A reference page has a file of its own.")

# Output
FOREIGN_FILE = Law("CSDL601", ERROR, "What csdlgen writes, it wrote before; a file of someone else stays.")
HAND_EDIT = Law("CSDL602", WARNING, "Generated code is not edited by hand.")
EDITED_PAGE = Law("CSDL603", WARNING, "A page that a person edited is kept as it is.")
OUTSIDE = Law("CSDL604", ERROR, "Every written file stays inside its output folder.")
CASE_CLASH = Law("CSDL605", ERROR, "File names of one output differ in more than case.")
MANIFEST = Law("CSDL606", WARNING, "A manifest lists files inside its folder.")
NOT_WRITTEN = Law("CSDL607", ERROR, "Output can be written.")
INPUT_IN_THE_WAY = Law("CSDL608", ERROR, "An input or the configuration is never overwritten.")
LEFT_BEHIND = Law(
    "CSDL609", WARNING, "A file that is no longer generated and was edited by hand is left alone."
)
TEMPLATE = Law("CSDL610", ERROR, "A template is there, is sound, and prints only what is fit for its output.")

# Configuration
CONFIG_READ = Law("CSDL701", ERROR, "A configuration file can be read.")
CONFIG_SYNTAX = Law("CSDL702", ERROR, "A configuration file is TOML.")
UNKNOWN_KEY = Law("CSDL703", ERROR, "Every key of the configuration has a meaning.")
CONFIG_VALUE = Law("CSDL704", ERROR, "A value is of the kind that its key asks for.")
MISSING_KEY = Law("CSDL705", ERROR, "A required key is there.")
NO_SCHEMA_FILE = Law("CSDL706", ERROR, "Every entry of schema names a file.")
UNKNOWN_CODE = Law("CSDL707", ERROR, "Severities and suppressions name codes that exist.")
STAYS_ERROR = Law("CSDL708", ERROR, "What stops generation is not hidden.")
REQUIRES = Law("CSDL709", ERROR, "The version of csdlgen is one that the configuration allows.")
NO_CONFIG = Law("CSDL710", ERROR, "There is a configuration.")
NOT_IN_THIS_VERSION = Law("CSDL711", ERROR, "A value is one that this version can carry out.")
NOT_HEEDED_YET = Law("CSDL712", WARNING, "A setting is one that this version acts on.")
NOTHING_TO_GENERATE = Law("CSDL713", WARNING, "A configuration has a target.")
SHARED_OUTPUT = Law("CSDL714", ERROR, "No two targets share an output folder.")
BASELINE = Law("CSDL715", ERROR, "A baseline is what csdlgen wrote.")
STALE_BASELINE = Law("CSDL716", WARNING, "What a baseline knows is still found.")

BY_CODE: Mapping[str, Law] = {law.code: law for law in tuple(globals().values()) if isinstance(law, Law)}


UNREADABLE = frozenset({NOT_WELL_FORMED, DUPLICATE_KEY, ENCODING, DOCTYPE, NOT_CSDL, VERSION, INPUT_FILE})
"""Their breach leaves no document; what it would have said must not vanish from the output."""


def stops_generation(law: Law) -> bool:
    """Whether a breach leaves nothing to write: unreadable input, clashes without a cure, output and configuration."""
    return law in UNREADABLE or (
        law.severity is Severity.ERROR and law.code.startswith(("CSDL4", "CSDL6", "CSDL7"))
    )
