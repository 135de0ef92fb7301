"""Every law whose breach is reported: code, severity, demand. Codes are stable for ever.

CSDL1xx reading · 2xx resolving · 3xx other rules of the specification · 4xx naming · 5xx reference pages · 6xx output · 7xx configuration
"""

from __future__ import annotations

from csdlgen.diagnostics import Law, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

# Reading
NOT_WELL_FORMED = Law("CSDL101", ERROR, "A document is well-formed XML.")
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
