"""The table of each target, read and checked."""

from __future__ import annotations

import keyword
import re
import sys
import unicodedata
from pathlib import Path

from csdlgen import laws
from csdlgen.config.model import ClientConfig, DocsConfig, ModelsConfig, SiteConfig, StubsConfig
from csdlgen.config.table import Table
from csdlgen.filesystems import DEVICES

_LONGEST_PACKAGE = 200
_DISTRIBUTION = re.compile(
    r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?(?:==[0-9]+(?:\.[0-9]+)*(?:(?:a|b|rc|\.post|\.dev)[0-9]+)?)?"
)
"""A name (PEP 508), and a version (PEP 440) if one is wanted."""
_LONGEST_FIELD = 128
"""A key is found within 1,024 characters of YAML, and one of these may need six of those."""
_MADE_BY_THE_PAGE = frozenset(("title", "description", "doc_type"))


def unfit_for_package(package: str) -> str:
    """Why a name cannot be that of a package, or nothing: it is looked up as a folder, in the form Python gives it."""
    if not package.isidentifier() or keyword.iskeyword(package) or package == "__debug__":
        return "not a Python identifier"
    if package != unicodedata.normalize("NFKC", package):
        return "Python reads it as " + repr(unicodedata.normalize("NFKC", package))
    if package in sys.stdlib_module_names:
        return "a module of the standard library has the name"
    if package.lower() in DEVICES:
        return "Windows takes it for a device"
    if len(package.encode()) > _LONGEST_PACKAGE:
        return f"longer than {_LONGEST_PACKAGE} bytes"
    return ""


def models(table: Table) -> ModelsConfig | None:
    """``[models]``, if there is such a table."""
    if (inner := table.table("models")) is None:
        return None
    package = inner.required("package")
    if package and (reason := unfit_for_package(package)):
        inner.report(laws.CONFIG_VALUE, f"{package!r} cannot be imported: {reason}", "package")
    config = ModelsConfig(
        output=_output(inner),
        package=package,
        flavor=inner.one_of("flavor", ("dataclass", "pydantic", "msgspec"), "dataclass"),
        layout=inner.one_of("layout", ("type", "namespace"), "type"),
        distribution=inner.text("distribution"),
        templates=inner.folder("templates"),
    )
    if config.distribution and not _DISTRIBUTION.fullmatch(config.distribution):
        hint = 'distribution = "industry-data", or with its version "industry-data==1.4.0"'
        message = f"{config.distribution!r} is no name of a distribution"
        inner.report(laws.CONFIG_VALUE, message, "distribution", hint=hint)
    inner.close()
    return config


def stubs(table: Table) -> StubsConfig | None:
    """``[stubs]``, which needs ``[models]``."""
    if (inner := table.table("stubs")) is None:
        return None
    config = StubsConfig(output=_output(inner), templates=inner.folder("templates"))
    if "models" not in table:
        inner.report(
            laws.MISSING_KEY,
            "[stubs] describes the package of [models], which is missing",
            hint='[models] with output = "generated/models" and package = "…"',
        )
    inner.close()
    return config


def client(table: Table) -> ClientConfig | None:
    """``[client]``, which stands in the package of ``[models]``."""
    if (inner := table.table("client")) is None:
        return None
    models = table.values.get("models")
    package = table.source.folder
    if isinstance(models, dict):
        package = package / str(models.get("output", "")) / str(models.get("package", ""))
    else:
        inner.report(
            laws.MISSING_KEY,
            "[client] is a part of the package of [models], which is missing",
            hint='[models] with output = "generated/models" and package = "…"',
        )
    config = ClientConfig(output=package / "client", templates=inner.folder("templates"))
    inner.close()
    return config


def docs(table: Table) -> DocsConfig | None:
    """``[docs]``, if there is such a table."""
    if (inner := table.table("docs")) is None:
        return None
    config = DocsConfig(
        output=_output(inner),
        operations=inner.one_of("operations", ("reachable", "all"), "reachable"),
        service_root=inner.text("service_root", "https://graph.microsoft.com/beta"),
        templates=inner.folder("templates"),
        include_file=inner.text("include_file", "beta-disclaimer.md"),
        front_matter=inner.texts_by_name("front_matter"),
    )
    for key in sorted(_MADE_BY_THE_PAGE & config.front_matter.keys()):
        message = f"every page has its own {key!r}; the value here is passed over"
        inner.report(laws.WITHOUT_EFFECT, message, "front_matter", key)
    for key in config.front_matter:
        if len(key) > _LONGEST_FIELD:
            message = f"a field of {len(key):,} characters; YAML takes no more than {_LONGEST_FIELD}"
            inner.report(laws.CONFIG_VALUE, message, "front_matter", key)
    inner.close()
    return config


def site(table: Table) -> SiteConfig | None:
    """``[site]``, if there is such a table."""
    if (inner := table.table("site")) is None:
        return None
    config = SiteConfig(
        output=_output(inner),
        title=inner.text("title", "API reference"),
        service_root=inner.text("service_root", "https://graph.microsoft.com/beta"),
        templates=inner.folder("templates"),
    )
    inner.close()
    return config


def _output(table: Table) -> Path:
    return table.source.folder / table.required("output")
