"""Where a configuration and a model do not fit: what is asked of names that the model does not have."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from csdlgen import graph, laws
from csdlgen.config import Config, descriptions, where
from csdlgen.diagnostics import Diagnostic
from csdlgen.graph import TypeGraph


def described(
    model: TypeGraph, config: Config, display_base: Path
) -> tuple[TypeGraph, tuple[Diagnostic, ...]]:
    """The model with the descriptions of the configuration, and those of what is not in it.

    Raises InputError if they cannot be read.
    """
    texts = descriptions(config.descriptions, display_base) if config.descriptions else {}
    plain = {name: each.text for name, each in texts.items()}
    found, unknown = graph.described(model, plain, graph.Names(config.moved))
    hint = 'names are qualified: "contoso.run", "contoso.run/status", "contoso.cancel/reason"'
    return found, tuple(
        laws.UNKNOWN_DESCRIBED.broken(
            texts[name].location,
            f"{name!r} is not in the model; its description is skipped",
            target=name,
            hint=hint,
        )
        for name in unknown
    )


def unmatched(model: TypeGraph, config: Config, display_base: Path) -> Iterator[Diagnostic]:
    """The patterns that choose no type."""
    for key, patterns in (("include", config.include), ("exclude", config.exclude)):
        for pattern in graph.unmatched(model, patterns):
            hint = 'patterns are qualified names, "*" for any text: "contoso.sales.*"'
            location = where(config, display_base, key, patterns.index(pattern))
            yield laws.PATTERN.broken(location, f"no type matches {pattern!r} of {key!r}", hint=hint)


def unmoved(model: TypeGraph, config: Config, display_base: Path) -> Iterator[Diagnostic]:
    """The entries of ``[moved]`` whose new name is nobody's."""
    unknown = frozenset(graph.unknown(model, config.moved.values())) if config.moved else frozenset()
    for old, name in config.moved.items():
        if name in unknown:
            message = f"{name!r} in [moved] is not in the model; nothing follows there"
            location = where(config, display_base, "moved", old)
            yield laws.WITHOUT_EFFECT.broken(location, message, target=name)


def rootless(model: TypeGraph, config: Config, display_base: Path) -> Iterator[Diagnostic]:
    """A root namespace in which nothing is."""
    root = config.root_namespace
    named = (*model.namespaces, *model.unresolved)
    if root and not any(each == root or each.startswith(f"{root}.") for each in named):
        location = where(config, display_base, "root_namespace")
        hint = f"the namespaces are {', '.join(sorted(model.namespaces)[:5])}" if model.namespaces else ""
        message = f"no name begins with {root!r}, the root_namespace"
        yield laws.WITHOUT_EFFECT.broken(location, message, hint=hint)
