"""What naming, output and the configuration demand (CSDL4xx to 7xx)."""

from __future__ import annotations

from csdlgen.diagnostics import Law, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

# Naming
TYPE_CLASH = Law(
    "CSDL401", ERROR, "Every type has a Python name of its own.",
    why="Two classes of one name cannot both be imported.",
    cure="Add an entry to [rename] for one of the two.",
)  # fmt: skip
MEMBER_CLASH = Law(
    "CSDL402", ERROR, "Every member of a type has a Python name of its own.",
    why="Of two fields of one name the first would be lost.",
    cure="Add an entry to [rename] for one of the two.",
)  # fmt: skip
RENAME = Law(
    "CSDL403", ERROR, "A name that [rename] gives is a Python identifier and free.",
    why="The cure of one clash must not be the next one.",
    cure="Choose another name.",
)  # fmt: skip
RENAME_TARGET = Law(
    "CSDL404", WARNING, "Every key of [rename] names something in the model.",
    why="An entry that nothing heeds is often a slip, or left over from an older schema.",
    cure="Correct or remove the entry.",
)  # fmt: skip

# Reference pages
SHARED_PAGE_FILE = Law(
    "CSDL501", WARNING, "Two types have pages of different file names.",
    why="File systems that ignore case would keep only one.",
    cure="Nothing; the second page gets a name of its own.",
)  # fmt: skip
CLAIMED_PAGE_FILE = Law(
    "CSDL502", WARNING, "A reference page has a file of its own.",
    why="Two pages cannot be one file.",
    cure="Nothing; the second page gets a name of its own.",
)  # fmt: skip

# Output
FOREIGN_FILE = Law(
    "CSDL601", ERROR, "What csdlgen writes, it wrote before; a file of someone else stays.",
    why="Work of others is never overwritten.",
    cure="Move the file away, or generate with --force.",
)  # fmt: skip
HAND_EDIT = Law(
    "CSDL602", WARNING, "Generated code is not edited by hand.",
    why="Every run writes it anew.",
    cure="Change the schema, the configuration or a template instead.",
)  # fmt: skip
EDITED_PAGE = Law(
    "CSDL603", WARNING, "A page that a person edited can be read, so that the rest of it follows the schema.",
    why="Somebody wrote there what the schema does not say, so the page is kept as it is.",
    cure="Merge by hand, or generate with --force.",
)  # fmt: skip
OUTSIDE = Law(
    "CSDL604", ERROR, "Every written file stays inside its output folder.",
    why="Neither a name in a schema nor a link on the disk may lead elsewhere.",
    cure="Remove the link, or choose another output folder.",
)  # fmt: skip
CASE_CLASH = Law(
    "CSDL605", ERROR, "File names of one output differ in more than case.",
    why="Windows and macOS take them for one file.",
    cure="Add an entry to [rename] for one of the two.",
)  # fmt: skip
MANIFEST = Law(
    "CSDL606", WARNING, "A manifest lists files inside its folder.",
    why="The manifest decides what may be deleted, so a strange entry is not obeyed.",
    cure="Remove the manifest; the next run writes it anew.",
)  # fmt: skip
NOT_WRITTEN = Law(
    "CSDL607", ERROR, "Output can be written.",
    why="Half of an output is worse than none.",
    cure="Look at the permissions and the space on the disk, and run again.",
)  # fmt: skip
INPUT_IN_THE_WAY = Law(
    "CSDL608", ERROR, "An input or the configuration is never overwritten.",
    why="It would be lost.",
    cure="Choose another output folder.",
)  # fmt: skip
LEFT_BEHIND = Law(
    "CSDL609", WARNING, "A file that is no longer generated and was edited by hand is left alone.",
    why="Somebody worked on it.",
    cure="Remove it, if nobody needs it.",
)  # fmt: skip
TEMPLATE = Law(
    "CSDL610", ERROR, "A template is there, is sound, and prints only what is fit for its output.",
    why="A template prints text of strangers into code and pages.",
    cure="Correct the template at the line that the message names.",
)  # fmt: skip

KEPT_TEXT = Law(
    "CSDL611", WARNING, "What a person wrote on a page is about what the schema says now.",
    why="Their text is kept, and may need a change. It is reported by the one run that finds it.",
    cure="Read the text again; --force replaces the page by the generated one.",
)  # fmt: skip

# Configuration
CONFIG_READ = Law(
    "CSDL701", ERROR, "A configuration file can be read.",
    why="Without it there is nothing to do.", cure="Correct the path or the permissions.",
)  # fmt: skip
CONFIG_SYNTAX = Law(
    "CSDL702", ERROR, "A configuration file is TOML.",
    why="It cannot be read otherwise.", cure="Correct the line that the message names.",
)  # fmt: skip
UNKNOWN_KEY = Law(
    "CSDL703", ERROR, "Every key of the configuration has a meaning.",
    why="A misspelt key would be ignored.", cure="Correct or remove the key.",
)  # fmt: skip
CONFIG_VALUE = Law(
    "CSDL704", ERROR, "A value is of the kind that its key asks for.",
    why="It cannot be used otherwise.", cure="Write a value of the kind that the message names.",
)  # fmt: skip
MISSING_KEY = Law(
    "CSDL705", ERROR, "A required key is there.",
    why="There is no good guess for it.", cure="Add the key.",
)  # fmt: skip
NO_SCHEMA_FILE = Law(
    "CSDL706", ERROR, "Every entry of schema names a file.",
    why="Output made without an input would be wrong.", cure="Correct the path or the pattern.",
)  # fmt: skip
UNKNOWN_CODE = Law(
    "CSDL707", ERROR, "Severities and suppressions name codes that exist.",
    why="An entry for a code that does not exist does nothing.", cure="Look the code up in the rule reference.",
)  # fmt: skip
STAYS_ERROR = Law(
    "CSDL708", ERROR, "What stops generation is not hidden.",
    why="A run would fail without a word.", cure="Remove the entry.",
)  # fmt: skip
REQUIRES = Law(
    "CSDL709", ERROR, "The version of csdlgen is one that the configuration allows.",
    why="Another version may write other output.", cure="Install a version that fits, or change requires.",
)  # fmt: skip
NO_CONFIG = Law(
    "CSDL710", ERROR, "There is a configuration.",
    why="It says what to read and what to write.", cure="Write a csdlgen.toml, or name one with --config.",
)  # fmt: skip
NOTHING_TO_GENERATE = Law(
    "CSDL713", WARNING, "A configuration has a target.",
    why="Without [models], [docs] or [site] nothing is generated.", cure="Add a table for a target.",
)  # fmt: skip
SHARED_OUTPUT = Law(
    "CSDL714", ERROR, "No two targets share an output folder.",
    why="Each would delete what the other wrote.", cure="Give each target a folder of its own.",
)  # fmt: skip
WITHOUT_EFFECT = Law(
    "CSDL717", WARNING, "A setting has an effect.",
    why="Who wrote it expects one.", cure="Remove the setting, or correct it.",
)  # fmt: skip
BASELINE = Law(
    "CSDL715", ERROR, "A baseline is what csdlgen wrote.",
    why="What is known cannot be told otherwise.", cure="Write the baseline anew.",
)  # fmt: skip
STALE_BASELINE = Law(
    "CSDL716", WARNING, "What a baseline knows is still found.",
    why="An entry for what is cured would hide it when it comes back.", cure="Write the baseline anew.",
)  # fmt: skip
UNKNOWN_DESCRIBED = Law(
    "CSDL718", WARNING, "Every key of the file of [descriptions] names something in the model.",
    why="A text about nothing is often a slip, or left over from an older schema.",
    cure="Correct or remove the entry.",
)  # fmt: skip
EXTENSION = Law(
    "CSDL720", ERROR, "A target or a rule of another package that the configuration asks for can be used.",
    why="What it would have written or found must not be missing without a word.",
    cure="Install the package, or another version of it, or remove the key.",
)  # fmt: skip
