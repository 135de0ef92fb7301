"""The configuration: ``csdlgen.toml`` or ``[tool.csdlgen]``, checked and turned into values."""

from csdlgen.config.load import find, load
from csdlgen.config.model import (
    ClientConfig,
    Config,
    DocsConfig,
    Limits,
    ModelsConfig,
    SiteConfig,
    StubsConfig,
    Suppression,
)
from csdlgen.config.schema import schema_files

__all__ = [
    "ClientConfig",
    "Config",
    "DocsConfig",
    "Limits",
    "ModelsConfig",
    "SiteConfig",
    "StubsConfig",
    "Suppression",
    "find",
    "load",
    "schema_files",
]
