"""A configuration file found, read, and checked key by key."""

from __future__ import annotations

import keyword
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from csdlgen import __version__, laws
from csdlgen.config import requires
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
from csdlgen.config.table import Source, Table
from csdlgen.diagnostics import Diagnostic, InputError, Law, Location, Severity, shown
from csdlgen.filesystems import DEVICES, real

_LONGEST_PACKAGE = 200
_DISTRIBUTION = re.compile(
    r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?(?:==[0-9]+(?:\.[0-9]+)*(?:(?:a|b|rc|\.post|\.dev)[0-9]+)?)?"
)
"""A name (PEP 508), and a version (PEP 440) if one is wanted."""
_OWN = "csdlgen.toml"
_SHARED = "pyproject.toml"


def find(start: Path) -> Path:
    """The nearest ``csdlgen.toml``, or ``pyproject.toml`` with a table ``[tool.csdlgen]``, from ``start`` upwards.

    Raises InputError if there is none, or if a ``pyproject.toml`` on the way cannot be read.
    """
    for folder in (start, *start.parents):
        if (folder / _OWN).is_file():
            return folder / _OWN
        shared = folder / _SHARED
        if shared.is_file() and _has_table(shared, start):
            return shared
    raise InputError(
        laws.NO_CONFIG.broken(
            Location(_OWN),
            "no configuration here or in any folder above",
            hint='write one: schema = ["schema/*.xml"], then [models] with output and package;'
            " or name one with --config FILE",
        )
    )


def load(file: Path, display_base: Path) -> tuple[Config, tuple[Diagnostic, ...]]:
    """The configuration in ``file`` and the warnings about it.

    Raises InputError, with every error found, for a file that cannot be read or breaks the contract.
    """
    file = file.absolute()
    text = read(file, display_base)
    values = parsed(text, file, display_base)
    location = shown(file, display_base)
    prefix: tuple[str, ...] = ()
    if file.name == _SHARED:
        prefix = ("tool", "csdlgen")
        if (shared := _shared_table(values)) is None:
            raise InputError(laws.NO_CONFIG.broken(Location(location), "there is no table [tool.csdlgen]"))
        values = shared
    source = Source(text, file=location, folder=file.parent, prefix=prefix)
    table = Table(values, (), source)
    _check_version(table)
    config = _config(table, file)
    if not source.has_errors():
        _report_shared_output(table, config)
        _report_unheeded(table)
    if source.has_errors():
        raise InputError(*sorted(source.findings, key=lambda finding: finding.location))
    return config, tuple(source.findings)


def _has_table(file: Path, base: Path) -> bool:
    text = read(file, base)
    # Somebody else's broken file on the way up is no reason to stop.
    return "csdlgen" in text and _shared_table(parsed(text, file, base)) is not None


def _shared_table(values: Mapping[str, Any]) -> dict[str, Any] | None:
    """The table ``[tool.csdlgen]`` of a ``pyproject.toml``, if both are tables."""
    tools = values.get("tool")
    found = tools.get("csdlgen") if isinstance(tools, dict) else None
    return found if isinstance(found, dict) else None


def read(file: Path, base: Path) -> str:
    """The text of a file of settings. Raises InputError."""
    try:
        return file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(_broken(laws.CONFIG_READ, file, base, f"cannot be read: {reason}")) from error
    except UnicodeDecodeError as error:
        raise InputError(_broken(laws.CONFIG_READ, file, base, "is not UTF-8")) from error


def parsed(text: str, file: Path, base: Path) -> dict[str, Any]:
    """The values in TOML. Raises InputError, with the place of what is wrong."""
    import tomllib  # noqa: PLC0415 - `--help` does not need it

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message, _, where = str(error).partition(" (at ")
        numbers = [int(number) for number in re.findall(r"[0-9]+", where)]
        line, column = numbers if len(numbers) == 2 else (text.count("\n") + 1, len(text) - text.rfind("\n"))
        finding = laws.CONFIG_SYNTAX.broken(Location(shown(file, base), line, column), message)
        raise InputError(finding) from error
    except RecursionError as error:
        raise InputError(_broken(laws.CONFIG_SYNTAX, file, base, "is nested too deeply")) from error


def _broken(law: Law, file: Path, base: Path, message: str) -> Diagnostic:
    return law.broken(Location(shown(file, base)), f"the configuration {message}")


def _check_version(table: Table) -> None:
    """Stop here for another version: its keys are not known to this one."""
    wanted = table.text("requires")
    try:
        if not wanted or requires.allows(wanted, __version__):
            return
    except ValueError as error:
        table.report(
            laws.CONFIG_VALUE, f'{str(error)!r} is no version clause such as ">=1.2" or "<2"', "requires"
        )
        return
    table.report(
        laws.REQUIRES,
        f"this configuration wants csdlgen {wanted}, and this is {__version__}",
        "requires",
        hint=f'python -m pip install "csdlgen{wanted}"',
    )
    raise InputError(*table.source.findings)


def _config(table: Table, file: Path) -> Config:
    limits = table.table("limits") or Table({}, ("limits",), table.source)
    config = Config(
        file=file,
        schema=_schema(table),
        root_namespace=table.text("root_namespace"),
        include=table.texts("include", ("*",)),
        exclude=table.texts("exclude"),
        rename=table.texts_by_name("rename"),
        moved=table.texts_by_name("moved"),
        descriptions=_descriptions(table),
        limits=Limits(size=limits.count("size"), depth=limits.count("depth")),
        suppress=tuple(_suppression(each) for each in table.tables("suppress")),
        models=_models(table),
        stubs=_stubs(table),
        client=_client(table),
        docs=_docs(table),
        site=_site(table),
        severity=_severity(table),
    )
    limits.close()
    table.close()
    return config


def _schema(table: Table) -> tuple[str, ...]:
    patterns = table.texts("schema")
    if "schema" not in table:
        table.report(laws.MISSING_KEY, "the key 'schema' is missing", hint='schema = ["schema/*.xml"]')
    elif not patterns and table.values["schema"] == []:
        table.report(laws.CONFIG_VALUE, "'schema' names no file", "schema")
    return patterns


def _descriptions(table: Table) -> Path | None:
    if (inner := table.table("descriptions")) is None:
        return None
    name = inner.required("file")
    inner.close()
    file = table.source.folder / name
    if name and not file.is_file():
        inner.report(laws.CONFIG_VALUE, f"there is no file {name!r}", "file")
    return file


def _suppression(table: Table) -> Suppression:
    code = table.required("code")
    if code:
        _check_code(table, code, "code", hides=True)
    suppression = Suppression(code=code, target=table.text("target", "*"), reason=table.required("reason"))
    table.close()
    return suppression


def _unfit(package: str) -> str:
    """Why a name cannot be that of a package, or nothing: it is looked up as a folder, in the form Python gives it."""
    if not package.isidentifier() or keyword.iskeyword(package) or package == "__debug__":
        return "not a Python identifier"
    if package != unicodedata.normalize("NFKC", package):
        return "Python reads it as " + repr(unicodedata.normalize("NFKC", package))
    if package.lower() in DEVICES:
        return "Windows takes it for a device"
    if len(package.encode()) > _LONGEST_PACKAGE:
        return f"longer than {_LONGEST_PACKAGE} bytes"
    return ""


def _models(table: Table) -> ModelsConfig | None:
    if (inner := table.table("models")) is None:
        return None
    package = inner.required("package")
    if package and (reason := _unfit(package)):
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


def _stubs(table: Table) -> StubsConfig | None:
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


def _client(table: Table) -> ClientConfig | None:
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


_MADE_BY_THE_PAGE = frozenset(("title", "description", "doc_type"))


def _docs(table: Table) -> DocsConfig | None:
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
    inner.close()
    return config


def _site(table: Table) -> SiteConfig | None:
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


def _severity(table: Table) -> Mapping[str, Severity]:
    if (inner := table.table("severity")) is None:
        return {}
    chosen = {}
    for code in inner.values:
        severity = Severity(inner.one_of(code, tuple(str(each) for each in Severity), "error"))
        _check_code(inner, code, code, hides=severity is not Severity.ERROR)
        chosen[code] = severity
    return chosen


def _check_code(table: Table, code: str, key: str, *, hides: bool) -> None:
    law = laws.BY_CODE.get(code)
    if law is None:
        table.report(laws.UNKNOWN_CODE, f"csdlgen {__version__} has no diagnostic {code!r}", key)
    elif hides and laws.stops_generation(law):
        table.report(laws.STAYS_ERROR, f"{code} stays an error: it says why nothing was written", key)


def _report_unheeded(table: Table) -> None:
    """Say which settings are understood but without effect in this version, rather than ignore them silently."""
    for key in ("moved", "limits"):
        if table.values.get(key) not in (None, [], ["*"], {}):
            table.report(laws.NOT_HEEDED_YET, f"csdlgen {__version__} does not act on {key!r} yet", key)
    if "client" in table and "stubs" in table:
        message = f"csdlgen {__version__} writes no stubs of [client], and type checkers look nowhere else"
        table.report(laws.NOT_HEEDED_YET, message, "client")


def _report_shared_output(table: Table, config: Config) -> None:
    """Each target owns a folder with a manifest of its own."""
    owners: dict[Path, str] = {}
    for name, folder in _outputs(config):
        first = owners.setdefault(folder, name)
        if first != name and name in table:
            table.report(laws.SHARED_OUTPUT, f"[{first}] and [{name}] have one output folder", name, "output")


def check_outputs(configs: Iterable[Config], display_base: Path) -> None:
    """Raise InputError if two configurations of one run share an output folder."""
    owners: dict[Path, Config] = {}
    for config in configs:
        for name, folder in _outputs(config):
            first = owners.setdefault(folder, config)
            if first is not config:
                message = f"[{name}] has the output folder of {shown(first.file, display_base)}"
                raise InputError(
                    laws.SHARED_OUTPUT.broken(Location(shown(config.file, display_base)), message)
                )


def _outputs(config: Config) -> Iterator[tuple[str, Path]]:
    for name in ("models", "stubs", "docs", "site"):
        if target := getattr(config, name):
            yield name, real(target.output)
