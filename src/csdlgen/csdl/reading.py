"""What reading XML and reading JSON have in common: findings, aliases, qualified names, paths, types."""

from __future__ import annotations

import re
from collections.abc import Mapping

from csdlgen import laws
from csdlgen.config import Limits
from csdlgen.diagnostics import Diagnostic, Location
from csdlgen.edm import PRIMITIVE_TYPES, TypeRef, respelled

_COLLECTION = re.compile(r"\A\s*Collection\s*\(([^()]*)\)\s*\Z")
_PUNCTUATION = re.compile(r"([(),])")


class Reading:
    """One document while it is being read: its aliases, and what was found wrong so far."""

    def __init__(self, file: str, limits: Limits) -> None:
        self.file = file
        self.limits = limits
        self.findings: list[Diagnostic] = []
        self._aliases: dict[str, str] = {}
        self._types: dict[str, TypeRef | None] = {}
        self._names: dict[str, str] = {}

    def declare_aliases(self, aliases: Mapping[str, str]) -> None:
        """From here on these aliases, too, stand for their namespaces, in all schemas of the document (4.2, 5.1)."""
        self._aliases.update(aliases)

    def qualified(self, name: str) -> str:
        """The name with an alias in front replaced by its namespace."""
        found = self._names.get(name)
        if found is None:
            prefix, dot, last = name.strip().rpartition(".")
            namespace = self._aliases.get(prefix, prefix)
            found = self._names[name] = f"{namespace}{dot}{last}"
        return found

    def path(self, text: str) -> str:
        """A target path, each qualified name in it free of aliases, without blanks around punctuation (14.2.2)."""
        if "." not in text and "(" not in text and "," not in text:
            return text.strip()
        expanded = respelled(text, self.qualified)
        if "(" not in expanded and "," not in expanded:
            return expanded.strip()
        return "".join([piece.strip() for piece in _PUNCTUATION.split(expanded)])

    def type_named(self, text: str, place: Location) -> TypeRef | None:
        """The type that a text names, or None, and reported, if it names none."""
        if text not in self._types:
            self._types[text] = self._type_named(text, place)
        return self._types[text]

    def _type_named(self, text: str, place: Location) -> TypeRef | None:
        match = _COLLECTION.match(text)
        name = match[1].strip() if match else text
        if not name or "(" in name or ")" in name:
            self.findings.append(
                laws.TYPE_SYNTAX.broken(place, f"{text!r} is not a type name and is skipped")
            )
            return None
        if "." not in name and f"Edm.{name}" in PRIMITIVE_TYPES:
            self.findings.append(
                laws.UNQUALIFIED_PRIMITIVE.broken(
                    place, f"{name!r} is read as Edm.{name}", hint=f"write Edm.{name}"
                )
            )
            return TypeRef(f"Edm.{name}", collection=match is not None)
        return TypeRef(self.qualified(name), collection=match is not None)
