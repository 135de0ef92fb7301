"""A configuration file checked key by key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from csdlgen import __version__, laws
from csdlgen.config import extensions, requires, targets
from csdlgen.config.files import SHARED, parsed, read, shared_table
from csdlgen.config.model import HIGHEST, Config, Limits, Suppression
from csdlgen.config.table import Source, Table
from csdlgen.diagnostics import Diagnostic, InputError, Location, Severity, shown
from csdlgen.filesystems import is_file, real


def load(file: Path, display_base: Path) -> tuple[Config, tuple[Diagnostic, ...]]:
    """The configuration in ``file`` and the warnings about it.

    Raises InputError, with every error found, for a file that cannot be read or breaks the contract.
    """
    file = file.absolute()
    text = read(file, display_base)
    values = parsed(text, file, display_base)
    location = shown(file, display_base)
    prefix: tuple[str, ...] = ()
    if file.name == SHARED:
        prefix = ("tool", "csdlgen")
        if (shared := shared_table(values)) is None:
            raise InputError(laws.NO_CONFIG.broken(Location(location), "there is no table [tool.csdlgen]"))
        values = shared
    source = Source(text, file=location, folder=file.parent, prefix=prefix)
    table = Table(values, (), source)
    _check_version(table)
    config = _config(table, file)
    if not source.has_errors():
        _report_shared_output(table, config)
    if source.has_errors():
        raise InputError(*sorted(source.findings, key=lambda finding: finding.location))
    return config, tuple(source.findings)


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
    rules = extensions.rules(table)  # first: [severity] and [[suppress]] may name their laws
    config = Config(
        file=file,
        schema=_schema(table),
        root_namespace=table.text("root_namespace"),
        include=table.texts("include", ("*",)),
        exclude=table.texts("exclude"),
        rename=table.texts_by_name("rename"),
        moved=table.texts_by_name("moved"),
        descriptions=_descriptions(table),
        limits=_limits(table),
        suppress=tuple(_suppression(each) for each in table.tables("suppress")),
        models=targets.models(table),
        stubs=targets.stubs(table),
        client=targets.client(table),
        docs=targets.docs(table),
        site=targets.site(table),
        rules=rules,
        severity=_severity(table),
        extensions=extensions.targets(table),
    )
    table.close()
    return config


def _limits(table: Table) -> Limits:
    if (inner := table.table("limits")) is None:
        return Limits()
    usual = Limits()
    limits = Limits(
        size=inner.count("size", usual.size, most=HIGHEST.size),
        elements=inner.count("elements", usual.elements, most=HIGHEST.elements),
        depth=inner.count("depth", usual.depth, most=HIGHEST.depth),
        name=inner.count("name", usual.name, most=HIGHEST.name),
    )
    inner.close()
    return limits


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
    if name and not is_file(file):
        inner.report(laws.CONFIG_VALUE, f"there is no file {name!r}", "file")
    return file


def _suppression(table: Table) -> Suppression:
    code = table.required("code")
    if code:
        _check_code(table, code, "code", hides=True)
    suppression = Suppression(code=code, target=table.text("target", "*"), reason=table.required("reason"))
    table.close()
    return suppression


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
    law = laws.find(code)
    if law is None:
        table.report(laws.UNKNOWN_CODE, f"csdlgen {__version__} has no diagnostic {code!r}", key)
    elif hides and laws.stops_generation(law):
        table.report(laws.STAYS_ERROR, f"{code} stays an error: it says why nothing was written", key)


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
    for name in ("models", "stubs", "docs", "site", *config.extensions):
        if target := config.table(name):
            yield name, real(target.output)
