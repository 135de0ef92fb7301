"""The words that generated names keep clear of. Changing one of these sets is a breaking change."""

from __future__ import annotations

KEYWORDS = frozenset(
    {
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
        "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in",
        "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
        "__debug__",
    }
)  # fmt: skip
"""Hard keywords, written out because those of a later Python must not change what is generated.

Soft ones (``match``, ``type``) are good identifiers.
"""

MEMBERS = KEYWORDS | frozenset(
    {
        # what every generated class inherits from the runtime
        "additional_data", "from_dict", "from_json", "odata", "odata_type", "to_dict", "to_json", "to_patch",
        # public attributes of pydantic.BaseModel, which a field of that name would replace
        "construct", "copy", "dict", "from_orm", "json", "model_computed_fields", "model_config",
        "model_construct", "model_copy", "model_dump", "model_dump_json", "model_extra", "model_fields",
        "model_fields_set", "model_json_schema", "model_parametrized_name", "model_post_init",
        "model_rebuild", "model_validate", "model_validate_json", "model_validate_strings", "parse_file",
        "parse_obj", "parse_raw", "schema", "schema_json", "update_forward_refs", "validate",
        # the receiver in the constructors that dataclasses and msgspec write
        "self",
    }
)  # fmt: skip
"""Members of structured types. Otherwise msgspec and dataclasses claim dunder names only, which no member gets."""

ENUM_MEMBERS = KEYWORDS | frozenset(
    {
        # attributes of every enum member, and of the type of enums
        "mro", "name", "value",
    }
)  # fmt: skip
"""Members of enumerations."""

_REQUESTS = KEYWORDS | frozenset({"connection", "odata_type", "path"})
"""What every class of requests inherits from the runtime."""

ONE = _REQUESTS | frozenset({"delete", "get", "ref", "update"})
"""What leads on from one entity, and what is done there."""

SEVERAL = _REQUESTS | frozenset({"changes", "create", "iterate", "key_names", "list", "ref", "upload"})
"""The same for a collection."""

ROOT = _REQUESTS | frozenset({"after", "batch", "change_set", "close", "send"})
"""The same for the client itself, and for a batch."""

ARGUMENTS = KEYWORDS | frozenset({"headers", "if_match", "self"})
"""Parameters of operations, beside which stand those that every call has."""

CLASSES = KEYWORDS | frozenset(
    {
        # exported by every generated package
        "ODataDecodeError", "ODataEncodeError", "ODataEnum", "ODataFlags", "ODataObject", "UNSET", "Unset",
    }
)  # fmt: skip
"""Classes and type aliases, all of which stand side by side in the package."""

MODULES = KEYWORDS | frozenset(
    {
        # found by name: by pytest, and by the interpreter at its start
        "conftest", "sitecustomize", "usercustomize",
        # a module of every generated package, and the folder of a client
        "client", "filters",
    }
)  # fmt: skip
"""Modules of types.

Those of the package itself (``_index``, ``_runtime``, ``__init__``) need no place here: they start with an
underscore, which no module of a type does.
"""
