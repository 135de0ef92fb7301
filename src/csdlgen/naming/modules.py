"""Settles the names of modules: one for each type, or one for each namespace."""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterable, Mapping

from csdlgen.config import Config
from csdlgen.edm import namespace_of
from csdlgen.filesystems import DEVICES
from csdlgen.graph import TypeGraph, cycles
from csdlgen.naming.paths import short_stem
from csdlgen.naming.reserved import MODULES
from csdlgen.naming.words import snake_case


def settle_modules(graph: TypeGraph, classes: Mapping[str, str], config: Config) -> dict[str, str]:
    """The module of every type that has a class, by qualified name. Modules never import each other in a circle.

    ``classes`` are the names of classes by qualified name.
    """
    if config.models is not None and config.models.layout == "namespace":
        stems = _namespace_stems(graph, classes, config.root_namespace)
    else:
        stems = {name: snake_case(cls) for name, cls in classes.items()}
    taken = frozenset(classes.values())
    return {name: _module(stem, taken) for name, stem in stems.items()}


def file_key(name: str) -> str:
    """What is equal for two names whose modules some file system takes for one."""
    stem = snake_case(name)
    return stem if stem.isascii() else unicodedata.normalize("NFKC", stem.casefold())


def nearest_class(name: str, graph: TypeGraph, classes: Container[str]) -> str:
    """The qualified name of the nearest ancestor that has a class, from which the type's class derives; or empty."""
    return next((base for base in graph.ancestors[name] if base in classes), "")


def own_module(cls: str) -> str:
    """The module of requests about a type, whatever module the type itself is in."""
    return _module(snake_case(cls), frozenset())


def _module(stem: str, classes: frozenset[str]) -> str:
    """A safe name. An imported module is an attribute of the package, so no class may have its name."""
    stem = short_stem(stem)
    taken = stem in MODULES or stem in DEVICES or stem in classes
    return f"{stem}_" if taken else stem


def _namespace_stems(graph: TypeGraph, classes: Mapping[str, str], root: str) -> dict[str, str]:
    """The stem for each type: its namespace, or what its namespace shares a module with.

    Classes have different names throughout the package, so namespaces can share a module without harm. Those do
    that are spelled alike in Python, and those that derive from each other in a circle, since a base must be there
    before the class that derives from it. The module is named after the root namespace if it is among them, else
    after the shallowest, else after the first.
    """
    namespaces = sorted(
        {namespace_of(name) for name in classes}, key=lambda name: (name != root, name.count("."), name)
    )
    key_of = {namespace: file_key(_wanted(namespace, root)) for namespace in namespaces}
    group_of: dict[str, frozenset[str]] = {}
    for group in cycles(_derivations(graph, classes, key_of)):
        group_of.update(dict.fromkeys(group, group))
    first: dict[str, str] = {}
    for namespace, key in key_of.items():
        for member in group_of.get(key, (key,)):
            first.setdefault(member, snake_case(_wanted(namespace, root)))
    return {name: first[key_of[namespace_of(name)]] for name in classes}


def _wanted(namespace: str, root: str) -> str:
    """The root namespace by its last part, others by what follows it, foreign ones whole."""
    if namespace == root:
        return namespace.rpartition(".")[2]
    return namespace.removeprefix(f"{root}.") if root else namespace


def _derivations(
    graph: TypeGraph, classes: Mapping[str, str], key_of: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """For each module the others whose classes those in it derive from."""
    found: dict[str, dict[str, None]] = {key: {} for key in key_of.values()}
    for name in _structured(graph, classes):
        own = key_of[namespace_of(name)]
        if base := nearest_class(name, graph, classes):
            found[own][key_of[namespace_of(base)]] = None
    return {key: tuple(target for target in targets if target != key) for key, targets in found.items()}


def _structured(graph: TypeGraph, classes: Mapping[str, str]) -> Iterable[str]:
    return (name for name in classes if name in graph.ancestors)
