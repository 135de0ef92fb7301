"""What became of names: the entries of ``[moved]``, which say that an element got another one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from csdlgen.edm import TypeRef


@dataclass(frozen=True, slots=True)
class Names:
    """The names of an older model as ``[moved]`` says that they are now."""

    moved: Mapping[str, str] = field(default_factory=dict)

    def name(self, name: str) -> str:
        """A qualified name."""
        return self.moved.get(name, name) if self.moved else name

    def ref(self, ref: TypeRef) -> TypeRef:
        """A reference to a type."""
        return TypeRef(self.name(ref.name), ref.collection) if self.moved else ref

    def path(self, path: str) -> str:
        """A path: the longest part of it that moved counts."""
        if not self.moved:
            return path
        if path in self.moved:
            return self.moved[path]
        owner, slash, rest = path.partition("/")
        return f"{self.name(owner)}{slash}{rest}"

    def member(self, owner: str, name: str) -> str:
        """The name of a member."""
        return self.path(f"{owner}/{name}").rpartition("/")[2]
