"""What other packages add: found by entry point when a configuration asks for it, and never loaded before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from csdlgen import laws
from csdlgen.config.model import ExtensionConfig
from csdlgen.config.table import Table
from csdlgen.laws.foreign import Rules, learn

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

_TARGETS, _RULES = "csdlgen.targets", "csdlgen.rules"
_HINT = "it was made for another version of csdlgen, or is broken; a newer version of it may help"


def targets(table: Table) -> Mapping[str, ExtensionConfig]:
    """The tables that nothing else asked for, each read by the package that has a target of its name."""
    unknown = table.unknown_tables()
    if not unknown:
        return {}
    offered = _offered(_TARGETS)
    table.suggest(offered)
    found = {name: _target(table, name, offered[name]) for name in unknown if name in offered}
    return {name: each for name, each in found.items() if each is not None}


def rules(table: Table) -> Mapping[str, Rules]:
    """The rules that ``rules`` names."""
    names = table.texts("rules")
    offered = _offered(_RULES) if names else {}
    found = {}
    for index, name in enumerate(names):
        if name not in offered:
            hint = (
                f"there are {', '.join(sorted(offered))}"
                if offered
                else "the package that has them is to be installed"
            )
            table.report(laws.EXTENSION, f"no package has rules called {name!r}", "rules", index, hint=hint)
            continue
        try:
            loaded = offered[name].load()
            if not isinstance(loaded, Rules):
                raise TypeError(f"{loaded!r} is no csdlgen.extension.Rules")  # noqa: TRY301 - one message for all
            learn(loaded)
        except Exception as error:  # noqa: BLE001 - whatever goes wrong in somebody's package is told as theirs
            table.report(laws.EXTENSION, _failed(offered[name], error), "rules", index, hint=_HINT)
            continue
        found[name] = loaded
    return found


def offered_rules() -> Mapping[str, Rules]:
    """All rules of installed packages that can be loaded."""
    found = {}
    for name, each in _offered(_RULES).items():
        try:
            loaded = each.load()
            learn(loaded)
        except Exception:  # noqa: BLE001, S112 - who asks for one must not stumble over another
            continue
        found[name] = loaded
    return found


def _target(table: Table, name: str, point: EntryPoint) -> ExtensionConfig | None:
    inner = table.table(name)
    assert inner is not None  # noqa: S101 - it is one of the tables
    output = inner.source.folder / inner.required("output")
    templates = inner.folder("templates")
    try:
        target: Any = point.load()
        options = target.options(inner)
        _ = target.pages, target.sink, target.templates
    except Exception as error:  # noqa: BLE001 - whatever goes wrong in somebody's package is told as theirs
        inner.report(laws.EXTENSION, _failed(point, error), hint=_HINT)
        return None
    inner.close()
    version = f"{point.dist.name} {point.dist.version}" if point.dist else point.value
    return ExtensionConfig(
        output=output, templates=templates, options=options, target=target, version=version
    )


def _offered(group: str) -> dict[str, EntryPoint]:
    from importlib.metadata import entry_points  # noqa: PLC0415 - most configurations need none

    return {each.name: each for each in entry_points(group=group)}


def _failed(point: EntryPoint, error: Exception) -> str:
    package = point.dist.name if point.dist else point.module
    return f"{point.name!r} of the package {package} cannot be used: {type(error).__name__}: {error}"
