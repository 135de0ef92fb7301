"""What is measured: a schema, and projects that generate from it."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import get_args, get_type_hints

from csdlgen.config import ModelsConfig
from tests.synthetic import schema

_GRAPH = Path("graph-v1.0", "v1.0-Prod.csdl")
_TRIPPIN = Path("trippin", "TripPin.xml")
TARGETS = ("models", "stubs", "docs")
FLAVORS: tuple[str, ...] = get_args(get_type_hints(ModelsConfig)["flavor"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A schema to generate from."""

    title: str
    text: str
    root_namespace: str = "microsoft.graph"

    def project(self, folder: Path, *targets: str, flavor: str = FLAVORS[0]) -> Path:
        """A new folder with the schema and a configuration that has these targets."""
        folder.mkdir(parents=True)
        (folder / "schema.xml").write_text(self.text, encoding="utf-8")
        lines = ['schema = ["schema.xml"]', f'root_namespace = "{self.root_namespace}"']
        for target in targets:
            lines += [f"[{target}]", f'output = "out/{target}"']
            lines += ['package = "measured"', f'flavor = "{flavor}"'] if target == "models" else []
        (folder / "csdlgen.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return folder

    def with_one_more_property(self) -> str:
        """The schema after a change that concerns one type: the first complex type has one property more."""
        return self.text.replace(
            "</ComplexType>", '<Property Name="added" Type="Edm.String"/></ComplexType>', 1
        )


def published() -> tuple[Subject, Subject]:
    """A small and a large schema that others know, too. Raises OSError without them."""
    corpus = Path(os.environ.get("CSDLGEN_CORPUS", "/nowhere"))
    small, large = ((corpus / path).read_text(encoding="utf-8") for path in (_TRIPPIN, _GRAPH))
    return (
        Subject(title="TripPin", text=small, root_namespace=""),
        Subject(title="Microsoft Graph v1.0", text=large),
    )


def large() -> Subject:
    """Microsoft Graph, or what is as large."""
    with contextlib.suppress(OSError):
        return published()[1]
    return Subject(title="a synthetic schema of the size of Microsoft Graph", text=schema())


def synthetic(types: int) -> Subject:
    """A schema with so many structured types."""
    return Subject(title=f"a synthetic schema of {types:,} types", text=schema(types=types))
