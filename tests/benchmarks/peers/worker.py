"""What one way to read ``user`` rows costs; prints it as JSON.

Run as ``python worker.py WAY FOLDER ROWS`` by the interpreter that has the peers; it needs nothing of ours.
"""

from __future__ import annotations

import importlib
import json
import resource
import sys
import time
from collections.abc import Callable
from types import GenericAlias
from typing import Any

_GUID = "c7880ac6-3a29-4d7f-8f6e-{:012d}"
_TEXTS = (
    "displayName", "givenName", "surname", "mail", "jobTitle", "department", "city", "country",
    "officeLocation", "userPrincipalName", "preferredLanguage", "employeeId",
)  # fmt: skip


def row(number: int) -> bytes:
    """A row as a service sends it: texts, a moment, a list and a list of objects."""
    values: dict[str, Any] = {"id": _GUID.format(number)}
    values |= {name: f"{name} {number}" for name in _TEXTS}
    values |= {
        "accountEnabled": number % 2 == 0,
        "createdDateTime": "2026-01-02T03:04:05Z",
        "businessPhones": [f"+49 {number}"],
        "assignedLicenses": [{"disabledPlans": [_GUID.format(1)], "skuId": _GUID.format(2)}],
    }
    return json.dumps(values).encode()


# Each way says what an import of it imports; called later, it says how to read and how to write.
Way = tuple[str, Callable[[Any], tuple[Callable[[bytes], Any], Callable[[Any], Any]]]]


def _ours(package: Any) -> tuple[Callable[[bytes], Any], Callable[[Any], Any]]:
    """The class ``User``, or the first that is no enumeration."""
    names = ("User", *dir(package))
    cls: Any = next(found for name in names if hasattr(found := getattr(package, name, None), "from_json"))
    return cls.from_json, lambda made: made.to_json()


def _json(package: Any) -> tuple[Callable[[bytes], Any], Callable[[Any], Any]]:
    return package.loads, package.dumps


def _msgspec(package: Any) -> tuple[Callable[[bytes], Any], Callable[[Any], Any]]:
    from datetime import datetime
    from uuid import UUID

    licence = package.defstruct(
        "AssignedLicense", [("disabledPlans", list[UUID] | None, None), ("skuId", UUID | None, None)]
    )
    user = package.defstruct(
        "User",
        [
            *((name, str | None, None) for name in ("id", *_TEXTS)),
            ("accountEnabled", bool | None, None),
            ("createdDateTime", datetime | None, None),
            ("businessPhones", list[str] | None, None),
            ("assignedLicenses", GenericAlias(list, (licence,)) | None, None),
        ],
    )
    return package.json.Decoder(user).decode, package.json.Encoder().encode


def _pydantic(package: Any) -> tuple[Callable[[bytes], Any], Callable[[Any], Any]]:
    from datetime import datetime
    from uuid import UUID

    licence = package.create_model(
        "AssignedLicense", disabledPlans=(list[UUID] | None, None), skuId=(UUID | None, None)
    )
    texts: dict[str, Any] = dict.fromkeys(("id", *_TEXTS), (str | None, None))
    user = package.create_model(
        "User",
        **texts,
        accountEnabled=(bool | None, None),
        createdDateTime=(datetime | None, None),
        businessPhones=(list[str] | None, None),
        assignedLicenses=(GenericAlias(list, (licence,)) | None, None),
    )
    return user.model_validate_json, lambda made: made.model_dump_json(exclude_unset=True)


def _from_openapi(package: Any) -> tuple[Callable[[bytes], Any], Callable[[Any], Any]]:
    user = importlib.import_module("from_openapi.microsoft.graph").User
    return user.model_validate_json, lambda made: made.model_dump_json(exclude_unset=True, by_alias=True)


def _msgraph(package: Any) -> tuple[Callable[[bytes], Any], Callable[[Any], Any]]:
    user = importlib.import_module("msgraph.generated.models.user").User
    factory = importlib.import_module(
        "kiota_serialization_json.json_parse_node_factory"
    ).JsonParseNodeFactory()
    writer = importlib.import_module(
        "kiota_serialization_json.json_serialization_writer"
    ).JsonSerializationWriter

    def encode(made: Any) -> Any:
        into = writer()
        into.write_object_value(None, made)
        return into.get_serialized_content()

    return (lambda data: factory.get_root_parse_node("application/json", data).get_object_value(user)), encode


WAYS: dict[str, Way] = {
    "json": ("json", _json),
    "dataclass": ("measured", _ours),
    "pydantic": ("measured", _ours),
    "msgspec": ("measured", _ours),
    "msgspec by hand": ("msgspec", _msgspec),
    "pydantic by hand": ("pydantic", _pydantic),
    "from_openapi": ("from_openapi", _from_openapi),
    "msgraph": ("msgraph", _msgraph),
}


def main(way: str, folder: str, count: int) -> None:
    """Import, use once, then read and write so many rows."""
    sys.path.insert(0, folder)
    module, prepare = WAYS[way]
    rows = [row(number) for number in range(count)]
    start = time.perf_counter()
    package = importlib.import_module(module)
    imported = time.perf_counter()
    decode, encode = prepare(package)
    encode(decode(rows[0]))
    used = time.perf_counter()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    read = [decode(each) for each in rows]
    decoded = time.process_time()
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    began_writing = time.process_time()
    for each in read:
        encode(each)
    written = time.process_time()
    unit = 1 if sys.platform == "darwin" else 1024
    found = {
        "import": imported - start,
        "use": used - imported,
        "decode": decoded - began,
        "encode": written - began_writing,
        "memory": held * unit,
    }
    print(json.dumps(found))  # noqa: T201 - its one purpose


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
