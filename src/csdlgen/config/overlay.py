"""The file of ``[descriptions]``: texts for a schema that one does not own, each under the name of what it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from csdlgen import laws
from csdlgen.config.files import parsed, read
from csdlgen.config.places import places
from csdlgen.diagnostics import InputError, Location, shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A description, and where it is written."""

    text: str
    location: Location


def with_descriptions(text: str, added: Mapping[str, str]) -> str:
    """The text of such a file with other descriptions; comments, order and all else stay. Raises ValueError for what is no TOML."""
    import tomlkit  # noqa: PLC0415 - only needed when something is written

    document = tomlkit.parse(text)
    for key, description in added.items():
        document[key] = description
    return tomlkit.dumps(document)


def descriptions(file: Path, display_base: Path) -> Mapping[str, Described]:
    """The descriptions in a file, by what they are about: ``"ns.type"``, ``"ns.type/member"``, ``"ns.operation/parameter"``.

    Raises InputError, with every error found, for a file that cannot be read or says something else.
    """
    text = read(file, display_base)
    values = parsed(text, file, display_base)
    places_of = places(text)
    found: dict[str, Described] = {}
    wrong = []
    for key, value in values.items():
        location = Location(shown(file, display_base), *places_of((key,)))
        if isinstance(value, str):
            found[key] = Described(text=value.strip(), location=location)
        else:
            hint = 'a name with dots or slashes is quoted: "contoso.run/status" = "The present state."'
            wrong.append(laws.CONFIG_VALUE.broken(location, f"{key!r} has no text", hint=hint))
    if wrong:
        raise InputError(*wrong)
    return found
