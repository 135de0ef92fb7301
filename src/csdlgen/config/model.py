"""What a configuration says, as values; every path is absolute."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from csdlgen.diagnostics import Severity
from csdlgen.laws.foreign import Rules

TARGETS = ("models", "client", "stubs", "docs", "site")
"""The names of our own targets, each that of a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelsConfig:
    """``[models]``: the Python package."""

    output: Path
    package: str
    flavor: Literal["dataclass", "pydantic", "msgspec"] = "dataclass"
    layout: Literal["type", "namespace"] = "type"
    distribution: str = ""
    templates: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StubsConfig:
    """``[stubs]``: the ``.pyi`` tree (PEP 561)."""

    output: Path
    templates: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientConfig:
    """``[client]``: typed operations, written into a folder of the models package."""

    output: Path
    templates: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocsConfig:
    """``[docs]``: reference pages."""

    output: Path
    operations: Literal["reachable", "all"] = "reachable"
    service_root: str = "https://graph.microsoft.com/beta"
    templates: Path | None = None
    include_file: str = "beta-disclaimer.md"
    front_matter: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteConfig:
    """``[site]``: the same facts as a site to publish."""

    output: Path
    title: str = "API reference"
    service_root: str = "https://graph.microsoft.com/beta"
    templates: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionConfig:
    """The table of a target of another package: that target, what it made of its own keys, and who made it."""

    output: Path
    templates: Path | None = None
    options: Any
    target: Any
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """``[limits]``: how large a document is read, how much it may hold, and how deep; beyond, it is reported instead.

    ``size`` counts bytes, ``elements`` the elements of XML or the values of JSON, ``depth`` elements, or
    objects and arrays, inside each other: CSDL needs two dozen, and ``name`` the characters of a name or namespace,
    which is repeated for all that it holds: CSDL allows 128 and 511.
    """

    size: int = 200_000_000
    elements: int = 2_000_000
    depth: int = 100
    name: int = 1_000


HIGHEST = Limits(size=2_000_000_000, elements=10_000_000, depth=500, name=10_000)
"""As far as limits can be raised; beyond, lxml and the stack of Python set some of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """``[[suppress]]``: findings of one law about matching targets are not shown, for a reason."""

    code: str
    target: str = "*"
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """A whole configuration. ``schema`` holds patterns; :func:`csdlgen.config.schema_files` expands them."""

    file: Path
    schema: tuple[str, ...]
    root_namespace: str = ""
    include: tuple[str, ...] = ("*",)
    exclude: tuple[str, ...] = ()
    rename: Mapping[str, str] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    descriptions: Path | None = None
    limits: Limits = field(default_factory=Limits)
    suppress: tuple[Suppression, ...] = ()
    models: ModelsConfig | None = None
    stubs: StubsConfig | None = None
    client: ClientConfig | None = None
    docs: DocsConfig | None = None
    site: SiteConfig | None = None
    severity: Mapping[str, Severity] = field(default_factory=dict)
    rules: Mapping[str, Rules] = field(default_factory=dict)
    extensions: Mapping[str, ExtensionConfig] = field(default_factory=dict)
    """The targets of other packages, by the names of their tables."""

    def table(self, target: str) -> Any:
        """What the configuration says of a target; None if it has no table of that name."""
        return self.extensions.get(target) or (getattr(self, target) if target in TARGETS else None)
