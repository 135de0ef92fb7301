"""Settles the names of classes and of their modules."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping

from csdlgen import laws
from csdlgen.config import Config
from csdlgen.diagnostics import Diagnostic
from csdlgen.edm import namespace_of, simple_name
from csdlgen.graph import TypeGraph
from csdlgen.naming.clashes import clash, renamed, reserve
from csdlgen.naming.modules import file_key, settle_modules
from csdlgen.naming.reserved import CLASSES
from csdlgen.naming.table import TypeName, identifier
from csdlgen.naming.words import pascal_case


def settle_types(graph: TypeGraph, config: Config) -> tuple[dict[str, TypeName], list[Diagnostic]]:
    """Every type has a class of its own and a module; those that lose a clash without a cure are absent.

    Names do not depend on the order of files: among equals the qualified name decides.
    """
    findings: list[Diagnostic] = []
    claims = _Claims(graph, findings)
    wanted = {name: reserve(pascal_case(simple_name(name)), CLASSES) for name in sorted(graph.types)}
    for name in config.rename:
        if name in wanted and (explicit := renamed(name, CLASSES, config, findings)):
            claims.claim(name, explicit)
            del wanted[name]
    prefixed: list[str] = []
    for group in _alike(wanted):
        keeper = _keeper(group, config.root_namespace, claims.is_free(wanted[group[0]]))
        if keeper:
            claims.claim(keeper, wanted[keeper])
        prefixed.extend(name for name in group if name != keeper)
    for name in prefixed:
        claims.claim(name, reserve(_with_namespace(name, config.root_namespace), CLASSES))
    modules = settle_modules(graph, claims.classes, config)
    settled = {
        name: TypeName(cls=identifier(cls), module=identifier(modules[name]))
        for name in graph.types
        if (cls := claims.classes.get(name))
    }
    return settled, findings


class _Claims:
    """Who has which name. Two classes clash when they are equal, or when their modules are one file somewhere."""

    def __init__(self, graph: TypeGraph, findings: list[Diagnostic]) -> None:
        self.classes: dict[str, str] = {}
        self._graph = graph
        self._findings = findings
        self._owners: dict[str, str] = {}

    def is_free(self, cls: str) -> bool:
        return file_key(cls) not in self._owners

    def claim(self, name: str, cls: str) -> None:
        """Give a class name to a type, or report the clash."""
        owner = self._owners.setdefault(file_key(cls), name)
        if owner == name:
            self.classes[name] = cls
            return
        location = self._graph.types[name].location
        self._findings.append(
            clash(laws.TYPE_CLASH, location, loser=name, winner=owner, name=cls, cure=self._cure(name, cls))
        )

    def _cure(self, name: str, cls: str) -> str:
        numbered = (f"{cls}{number}" for number in itertools.count(2))
        return next(filter(self.is_free, (pascal_case(name), *itertools.islice(numbered, 1000))))


def _alike(wanted: Mapping[str, str]) -> Iterable[list[str]]:
    """The types in groups that ask for one name; each group and the groups by qualified name."""
    groups: dict[str, list[str]] = {}
    for name, cls in wanted.items():
        groups.setdefault(file_key(cls), []).append(name)
    return groups.values()


def _keeper(group: list[str], root_namespace: str, free: bool) -> str:
    """The type of a group that is named as it wants: the only one, or the one in the root namespace."""
    at_root = [name for name in group if namespace_of(name) == root_namespace]
    if free and len(group) == 1:
        return group[0]
    return at_root[0] if free and at_root else ""


def _with_namespace(name: str, root_namespace: str) -> str:
    """``SecurityAlert`` of ``microsoft.graph.security.alert`` under the root ``microsoft.graph``."""
    namespace = namespace_of(name)
    if namespace == root_namespace:
        return pascal_case(simple_name(name))
    return pascal_case(name.removeprefix(f"{root_namespace}.") if root_namespace else name)
