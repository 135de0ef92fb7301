"""One table of a configuration, read key by key; what is wrong is noted with its place and reading goes on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from csdlgen import laws
from csdlgen.config import places
from csdlgen.diagnostics import Diagnostic, Law, Location, Severity
from csdlgen.filesystems import is_folder

Choice = TypeVar("Choice", bound=str)

_KINDS = {
    str: "a string",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    list: "an array",
    dict: "a table",
}


class Source:
    """The text of a configuration file and what was found wrong with it."""

    def __init__(self, text: str, *, file: str, folder: Path, prefix: places.Key = ()) -> None:
        self.folder = folder
        self.findings: list[Diagnostic] = []
        self._text = text
        self._file = file
        self._prefix = prefix

    def report(self, law: Law, path: places.Key, message: str, *, hint: str = "") -> None:
        """Note that ``law`` is broken at the key ``path``."""
        location = Location(self._file, *places.find(self._text, (*self._prefix, *path)))
        self.findings.append(law.broken(location, message, hint=hint))

    def has_errors(self) -> bool:
        """Whether one of the findings is an error."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


class Table:
    """The values under one key path. Every key that is asked for is known; :meth:`close` reports the others."""

    def __init__(self, values: Mapping[str, Any], path: places.Key, source: Source) -> None:
        self.values = values
        self.source = source
        self._path = path
        self._known: set[str] = set()
        self._suggested: set[str] = set()

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def report(self, law: Law, message: str, *key: str | int, hint: str = "") -> None:
        """Note that ``law`` is broken at a key of this table, or by the table itself."""
        self.source.report(law, (*self._path, *key), message, hint=hint)

    def close(self) -> None:
        """Report every key that nothing asked for."""
        known = self._known | self._suggested
        for key in self.values:
            if key not in self._known:
                where = f"[{_dotted(self._path)}]" if self._path else "the configuration"
                self.report(
                    laws.UNKNOWN_KEY,
                    f"{where} has no key {key!r}",
                    key,
                    hint=_did_you_mean(key, known) or f"known here: {', '.join(sorted(known))}",
                )

    def unknown_tables(self) -> list[str]:
        """The tables inside this one that nothing asked for yet."""
        return [
            key for key, value in self.values.items() if key not in self._known and isinstance(value, dict)
        ]

    def suggest(self, keys: Iterable[str]) -> None:
        """Let :meth:`close` think of these when it finds a key that is misspelt."""
        self._suggested.update(keys)

    def text(self, key: str, default: str = "") -> str:
        """A string."""
        value: str = self._typed(key, str, default)
        self._check_character(value, key)
        return value

    def required(self, key: str) -> str:
        """A string that must be there and not be empty; empty after it was reported."""
        if key not in self.values:
            self._known.add(key)
            self.report(laws.MISSING_KEY, f"the key {key!r} is missing{self._inside()}")
            return ""
        value = self.text(key)
        if not value and isinstance(self.values[key], str):
            self.report(laws.CONFIG_VALUE, f"{key!r} is empty", key)
        return value

    def one_of(self, key: str, choices: Sequence[Choice], default: Choice) -> Choice:
        """One of a few words."""
        value = self.text(key, default)
        for choice in choices:
            if choice == value:
                return choice
        self.report(
            laws.CONFIG_VALUE,
            f"{key!r} is one of {', '.join(choices)}, not {value!r}",
            key,
            hint=_did_you_mean(value, set(choices)),
        )
        return default

    def texts(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """An array of strings."""
        values: list[Any] = self._typed(key, list, list(default))
        good = []
        for index, value in enumerate(values):
            if isinstance(value, str):
                self._check_character(value, key, index)
                good.append(value)
            else:
                self.report(
                    laws.CONFIG_VALUE, f"an item of {key!r} is {_kind(value)}, not a string", key, index
                )
        return tuple(good)

    def count(self, key: str, default: int, *, most: int) -> int:
        """A whole number from 1 to ``most``."""
        value: int = self._typed(key, int, default)
        if not 1 <= value <= most:
            bound = "at least 1" if value < 1 else f"at most {most}"
            self.report(laws.CONFIG_VALUE, f"{key!r} is {bound}, not {value}", key)
        return value

    def folder(self, key: str) -> Path | None:
        """An existing folder, relative to the configuration file; None for "" or nothing."""
        value = self.text(key)
        if not value:
            return None
        folder = self.source.folder / value
        if not is_folder(folder):
            self.report(laws.CONFIG_VALUE, f"{key!r} names the folder {value!r}, which does not exist", key)
        return folder

    def texts_by_name(self, key: str) -> Mapping[str, str]:
        """A table of strings under free names."""
        values: dict[str, Any] = self._typed(key, dict, {})
        for name, value in values.items():
            if not isinstance(value, str):
                hint = _quoting(name, value) if isinstance(value, dict) else ""
                self.report(
                    laws.CONFIG_VALUE, f"{name!r} is {_kind(value)}, not a string", key, name, hint=hint
                )
        return {name: value for name, value in values.items() if isinstance(value, str)}

    def table(self, key: str) -> Table | None:
        """A table inside this one, None if it is not there."""
        values = self._typed(key, dict, None)
        return None if values is None else Table(values, (*self._path, key), self.source)

    def tables(self, key: str) -> list[Table]:
        """An array of tables."""
        found = []
        for index, values in enumerate(self._typed(key, list, [])):
            if isinstance(values, dict):
                found.append(Table(values, (*self._path, key, index), self.source))
            else:
                self.report(laws.CONFIG_VALUE, f"{key!r} is an array of tables: [[{key}]]", key, index)
        return found

    def _typed(self, key: str, kind: type[Any], default: Any) -> Any:
        self._known.add(key)
        value = self.values.get(key, default)
        if value is default or (isinstance(value, kind) and not (kind is int and isinstance(value, bool))):
            return value
        self.report(laws.CONFIG_VALUE, f"{key!r} is {_kind(value)}, not {_KINDS[kind]}", key)
        return default

    def _check_character(self, value: str, *path: str | int) -> None:
        if "\0" in value:
            self.report(laws.CONFIG_VALUE, f"{path[0]!r} holds a NUL character", *path)

    def _inside(self) -> str:
        return f" in [{_dotted(self._path)}]" if self._path else ""


def _kind(value: object) -> str:
    return _KINDS.get(type(value), "a date or time")


def _quoting(name: str, values: Mapping[str, Any]) -> str:
    return f'a name with a dot is written in quotes: "{name}.{next(iter(values), "…")}"'


def _dotted(path: places.Key) -> str:
    return ".".join(str(part) for part in path if isinstance(part, str))


def _did_you_mean(word: str, known: set[str]) -> str:
    import difflib  # noqa: PLC0415 - only needed when something is wrong

    close = difflib.get_close_matches(word, sorted(known), n=1)
    return f"did you mean {close[0]!r}?" if close else ""
