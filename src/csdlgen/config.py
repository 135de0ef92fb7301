"""The configuration: ``csdlgen.toml`` or ``[tool.csdlgen]``, checked and turned into values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from csdlgen.diagnostics import Severity


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
class DocsConfig:
    """``[docs]``: reference pages."""

    output: Path
    operations: Literal["reachable", "all"] = "reachable"
    service_root: str = "https://graph.microsoft.com/beta"
    templates: Path | None = None
    include_file: str = "beta-disclaimer.md"
    front_matter: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """A whole configuration; every path is absolute."""

    file: Path
    schema: tuple[str, ...]
    root_namespace: str = ""
    rename: Mapping[str, str] = field(default_factory=dict)
    models: ModelsConfig | None = None
    docs: DocsConfig | None = None
    severity: Mapping[str, Severity] = field(default_factory=dict)
