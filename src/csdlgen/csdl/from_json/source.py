"""One JSON document while it is being read, and the objects in it: what each holds and what of that was asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from re import finditer, fullmatch

from csdlgen import laws
from csdlgen.config import Limits
from csdlgen.csdl.from_json.tokens import Json, Number, parse
from csdlgen.csdl.known import Expected, Known
from csdlgen.csdl.limits import too_long
from csdlgen.csdl.reading import Reading
from csdlgen.diagnostics import Law, Location
from csdlgen.edm import TypeRef

_TYPE_CONTROLS = ("type", "odata.type")
_CONTROLS = frozenset((*_TYPE_CONTROLS, "context", "count", "etag", "id"))


class JsonSource(Reading):
    """A parsed JSON document. Raises InputError if the text is no JSON."""

    def __init__(self, text: str, file: str, limits: Limits) -> None:
        super().__init__(file, limits)
        self.root = parse(text, file, limits)
        self.known = Known()
        """What the types of annotation values are."""
        self.counts: Counter[str] = Counter()
        self._lines = [0, *(match.end() for match in finditer("\n", text))]

    def begin_again(self, known: Known) -> None:
        """Forget what was found and counted, but not the terms and types that are known now."""
        self.known = known
        self.findings.clear()
        self.counts.clear()
        self._types.clear()

    def place(self, json: Json) -> Location:
        """Where a value stands."""
        line = bisect_right(self._lines, json.offset)
        return Location(self.file, line, json.offset - self._lines[line - 1] + 1)

    def report(self, law: Law, at: Json, message: str, **more: str) -> None:
        """Note that a law is broken at a value."""
        self.findings.append(law.broken(self.place(at), message, **more))

    def unknown(self, name: str, at: Json) -> None:
        """Note that a member has no meaning where it stands."""
        self.report(laws.UNKNOWN_ELEMENT, at, f"{name} has no meaning here and is passed over")

    def wrong(self, name: str, at: Json, wanted: str) -> None:
        """Note that a value is not of the kind that its name asks for."""
        self.report(laws.JSON_VALUE, at, f"{name} is not {wanted} and is passed over")

    def object(self, json: Json, name: str, kind: str = "") -> JsonObject | None:
        """The object that a value is, or None, and reported; it counts as an element of a kind."""
        if not isinstance(json.value, dict):
            self.wrong(name, json, "an object")
            return None
        if kind:
            self.counts[kind] += 1
        return JsonObject(json, json.value, self)

    def objects(self, json: Json | None, name: str) -> Iterator[JsonObject]:
        """The objects in an array, if there is one; everything else is reported."""
        if json is None:
            return
        if not isinstance(json.value, list):
            self.wrong(name, json, "an array")
            return
        for item in json.value:
            if found := self.object(item, f"an item of {name}"):
                yield found


class JsonObject:
    """An object: its ``$`` members, its annotations by what they annotate, and the members that schemas name."""

    def __init__(self, json: Json, members: dict[str, Json], source: JsonSource) -> None:
        self.json = json
        self.source = source
        self.own: dict[str, Json] = {}
        self.named: dict[str, Json] = {}
        self.annotated: dict[str, list[tuple[str, Json]]] = {}
        for key, member in members.items():
            before, at, last = key.rpartition("@")
            if at:
                self.annotated.setdefault(before, []).append((last, member))
            elif key.startswith("$"):
                self.own[key] = member
            elif len(key) > source.limits.name:
                raise too_long(key, source.limits, source.place(member))
            else:
                self.named[key] = member

    @property
    def location(self) -> Location:
        """Where the object stands."""
        return self.source.place(self.json)

    def noted(self, prefix: str = "") -> Expected:
        """The type that control information names for the object or for a member."""
        for last, json in self.annotated.get(prefix, ()):
            if last in _TYPE_CONTROLS and isinstance(json.value, str):
                text = json.value.rpartition("#")[2].strip()
                inner = text.removeprefix("Collection(").removesuffix(")") if text.endswith(")") else text
                name = self.source.qualified(inner) if "." in inner else f"Edm.{inner}"
                return Expected(f"Collection({name})" if inner != text else name, is_noted=True)
        return Expected()

    def terms(self, prefix: str) -> Iterator[tuple[str, Json]]:
        """The annotations of the object or of a member, each with ``term#qualifier``; once."""
        for last, json in self.annotated.pop(prefix, ()):
            if not last.startswith("odata.") and last not in _CONTROLS:
                yield last, json

    def close(self) -> None:
        """Note what nobody asked for."""
        for name, json in (*self.own.items(), *self.named.items()):
            self.source.unknown(name, json)
        for prefix, found in self.annotated.items():
            for last, json in found:
                if last not in _TYPE_CONTROLS:
                    self.source.unknown(f"{prefix}@{last}", json)

    # Values; each is asked for once

    def text(self, key: str) -> str:
        """A text, or empty."""
        json = self.own.pop(key, None)
        if json is None:
            return ""
        if not isinstance(json.value, str):
            self.source.wrong(key, json, "a text")
            return ""
        return json.value.strip()

    def required(self, key: str, kind: str) -> str:
        """A text that must be there; empty, and reported, if it is not."""
        text = self.text(key)
        if not text:
            message = f"{kind} lacks {key} and is skipped"
            self.source.report(laws.MISSING_ATTRIBUTE, self.json, message, hint=f'add "{key}": "…"')
        return text

    def name(self, key: str) -> str:
        """A qualified name, or empty."""
        text = self.text(key)
        return self.source.qualified(text) if text else ""

    def path(self, key: str) -> str:
        """A path, or empty."""
        return self.source.path(self.text(key))

    def flag(self, key: str) -> bool | None:
        """A truth value, or None if it is not there."""
        json = self.own.pop(key, None)
        if json is None or isinstance(json.value, bool):
            return None if json is None else bool(json.value)
        self.source.wrong(key, json, "true or false")
        return None

    def integer(self, key: str) -> int | None:
        """A whole number, or None if it is not there."""
        json = self.own.get(key)
        text = self.scalar(key)
        if json is None or text is None:
            return None
        if not fullmatch(r"\s*[+-]?[0-9]{1,40}\s*", text):
            self.source.report(laws.INTEGER, json, f"{key} is not a whole number and is ignored")
            return None
        return int(text)

    def scalar(self, key: str) -> str | None:
        """A text, number or truth value as text, or None if it is not there."""
        json = self.own.pop(key, None)
        if json is None or json.value is None:
            return None
        if isinstance(json.value, bool):
            return str(json.value).lower()
        if isinstance(json.value, Number):
            return json.value.text
        if not isinstance(json.value, str):
            self.source.wrong(key, json, "a single value")
            return None
        return json.value

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts in an array."""
        json = self.own.pop(key, None)
        if json is None:
            return ()
        items = json.value if isinstance(json.value, list) else []
        texts = [item.value for item in items if isinstance(item.value, str)]
        if not isinstance(json.value, list) or len(texts) != len(items):
            self.source.wrong(key, json, "an array of texts")
        return tuple(texts)

    def type_ref(self) -> TypeRef | None:
        """The type of a property, term, parameter or result: ``Edm.String`` unless it says more."""
        found = self.source.type_named(self.text("$Type") or "Edm.String", self.location)
        is_collection = self.flag("$Collection")
        return TypeRef(found.name, True) if found and is_collection else found
