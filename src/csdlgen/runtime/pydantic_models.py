"""What pydantic asks of a model beside its values: the errors of validation, and the dump."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from pydantic_core import InitErrorDetails, PydanticCustomError, ValidationError

from .decoding import table_of
from .encoding import ROOT, UNDECLARED, Numbers, Writer, type_of
from .errors import ODataDecodeError
from .scalars import is_array, is_object
from .unset import UNSET
from .value import ODataValue

if TYPE_CHECKING:
    from pydantic import SerializationInfo

_STEP = re.compile(r"\.([^.\[]+)|\[(\d+)\]")
_WRITER: Final = Writer(Numbers.READY)


def problem_of(
    error: ODataDecodeError, cls: type[ODataValue], data: object
) -> ValidationError:
    """The error as pydantic reports it, at the place in ``data`` that it is about."""
    location = tuple(
        name or int(index) for name, index in _STEP.findall(error.path or "")
    )
    line: InitErrorDetails = {
        "type": PydanticCustomError("odata", "{reason}", {"reason": error.reason}),
        "loc": location,
        "input": _at(data, location),
    }
    return ValidationError.from_exception_data(cls.__name__, [line])


def _at(data: Any, location: tuple[str | int, ...]) -> Any:
    """The part of the input at a place, or the nearest part above it."""
    for step in location:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            break
    return data


def dumped(value: ODataValue, info: SerializationInfo) -> dict[str, Any]:
    """What ``model_dump`` returns: with ``by_alias`` the JSON object, else attributes; never what is not set.

    ``include`` and ``exclude`` choose attributes of the outermost object.
    """
    ready = info.mode == "json"
    result = value.to_dict() if info.by_alias else _attributes(value, ROOT, ready=ready)
    table = table_of(type(value))
    attributes = dict(
        zip((name for name, _ in table.members), table.positions, strict=True)
    )
    return {
        name: held
        for name, held in result.items()
        if _is_chosen(attributes.get(name, name) if info.by_alias else name, info)
        and not (info.exclude_none and held is None)
    }


def _is_chosen(name: str, info: SerializationInfo) -> bool:
    if info.include is not None and name not in info.include:
        return False
    excluded: Any = info.exclude or ()
    # A table under a name leaves out something inside the value, and so keeps it.
    whole = not is_object(excluded) or excluded.get(name) in (True, ...)
    return name not in excluded or not whole


def _attributes(
    value: ODataValue, declared: str | None, *, ready: bool
) -> dict[str, Any]:
    """An object by attribute, its type named as in JSON, so that ``model_validate`` makes the same again."""
    table = table_of(type(value))
    result: dict[str, Any] = type_of(value, declared, derived=table.derived)
    held = zip(table.positions, table.members, table.state(value), strict=True)
    for attribute, (_, edm_type), each in held:
        if each is not UNSET:
            result[attribute] = _part(each, edm_type, ready=ready)
    if value.additional_data:
        result["additional_data"] = _part(
            value.additional_data, UNDECLARED, ready=ready
        )
    return result


def _part(value: Any, declared: str, *, ready: bool) -> Any:
    if isinstance(value, ODataValue):
        return _attributes(value, declared, ready=ready)
    if is_array(value):
        return [_part(item, declared, ready=ready) for item in value]
    if is_object(value):
        return {
            name: _part(held, UNDECLARED, ready=ready) for name, held in value.items()
        }
    return _WRITER.value(value, declared) if ready else value
