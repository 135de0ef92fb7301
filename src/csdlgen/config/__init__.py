"""The configuration: ``csdlgen.toml`` or ``[tool.csdlgen]``, checked and turned into values."""

from csdlgen.config.extensions import offered_rules
from csdlgen.config.files import find, inside
from csdlgen.config.load import check_outputs, load
from csdlgen.config.model import (
    HIGHEST,
    TARGETS,
    ClientConfig,
    Config,
    DocsConfig,
    ExtensionConfig,
    Limits,
    ModelsConfig,
    SiteConfig,
    StubsConfig,
    Suppression,
)
from csdlgen.config.named import model_files, named_files
from csdlgen.config.overlay import Described, descriptions, with_descriptions
from csdlgen.config.schema import schema_files
from csdlgen.config.targets import unfit_for_package
from csdlgen.config.where import where

__all__ = [
    "HIGHEST",
    "TARGETS",
    "ClientConfig",
    "Config",
    "Described",
    "DocsConfig",
    "ExtensionConfig",
    "Limits",
    "ModelsConfig",
    "SiteConfig",
    "StubsConfig",
    "Suppression",
    "check_outputs",
    "descriptions",
    "find",
    "inside",
    "load",
    "model_files",
    "named_files",
    "offered_rules",
    "schema_files",
    "unfit_for_package",
    "where",
    "with_descriptions",
]
