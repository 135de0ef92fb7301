"""Annotations brought to the elements that they annotate, inline and external ones alike."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from csdlgen import laws
from csdlgen.diagnostics import Diagnostic
from csdlgen.edm import (
    Annotation,
    Annotations,
    Constant,
    NavigationProperty,
    Operation,
    Property,
    TypeDefinition,
    namespace_of,
)
from csdlgen.graph.collect import Declarations
from csdlgen.graph.model import Effective, TypeGraph

DESCRIPTION = "Org.OData.Core.V1.Description"
LONG_DESCRIPTION = "Org.OData.Core.V1.LongDescription"
MOST_SHARED = 200_000
"""The annotations that overloads have in common, each counted as often as there are further overloads."""


def annotate(
    model: Declarations,
    properties: Mapping[str, tuple[Effective[Property], ...]],
    navigation: Mapping[str, tuple[Effective[NavigationProperty], ...]],
) -> tuple[dict[str, tuple[Annotation, ...]], list[Diagnostic]]:
    """The annotations of each element by its path: inline ones first, then external ones in schema order."""
    found: dict[str, list[Annotation]] = {}
    paths: set[str] = set()
    for path, inline in _elements(model):
        paths.add(path)
        if inline:
            found.setdefault(path, []).extend(inline)
    targets = Targets(paths, properties, navigation, model.operations)
    findings: list[Diagnostic] = []
    shared = 0
    for block in model.external_annotations:
        annotations = _qualified(block)
        reached = targets.of(block.target)
        shared += len(annotations) * max(len(reached) - 1, 0)
        if shared > MOST_SHARED and len(reached) > 1:
            findings.append(_too_many(block))
            continue
        for path in reached:
            found.setdefault(path, []).extend(annotations)
        if not reached:
            findings.extend(_lost(block, model))
    return {path: tuple(annotations) for path, annotations in found.items()}, findings


def _too_many(block: Annotations) -> Diagnostic:
    message = (
        f"with those of {block.target!r}, overloads have more than {MOST_SHARED:,} annotations in common"
    )
    return laws.TOO_MANY_SHARED.broken(block.location, f"{message}; they are skipped", target=block.target)


def _lost(block: Annotations, model: Declarations) -> Iterator[Diagnostic]:
    """The finding about a target that is not there; none if a document that is not at hand may have it."""
    name = block.target.partition("/")[0].partition("(")[0]
    namespace = namespace_of(name)
    if namespace in model.namespaces or namespace not in model.included.get(block.location.file, ()):
        yield laws.UNKNOWN_TARGET.broken(
            block.location,
            f"the target {block.target!r} is not in the model; its annotations are skipped",
            target=block.target,
            hint="correct the target, or remove the block",
        )


def texts(annotations: Mapping[str, tuple[Annotation, ...]], term: str) -> dict[str, str]:
    """The text that a term gives to each element: its first unqualified constant that is not blank."""
    found = {}
    for path, applied in annotations.items():
        for annotation in applied:
            value = annotation.value
            if annotation.term == term and not annotation.qualifier and isinstance(value, Constant):
                if text := value.text.strip():
                    found[path] = text
                break
    return found


def _qualified(block: Annotations) -> tuple[Annotation, ...]:
    if not block.qualifier:
        return block.annotations
    return tuple(replace(a, qualifier=a.qualifier or block.qualifier) for a in block.annotations)


def targets_of(graph: TypeGraph) -> Targets:
    """What annotations can target in a graph."""
    paths = {path for path, _ in _elements(graph)}
    return Targets(paths, graph.properties, graph.navigation_properties, graph.operations)


def _elements(model: Declarations | TypeGraph) -> Iterator[tuple[str, tuple[Annotation, ...]]]:
    """Every element that annotations can target, by its path."""
    for name, declared in model.types.items():
        yield name, declared.annotations
        if not isinstance(declared, TypeDefinition):
            for member in declared.members:
                yield f"{name}/{member.name}", member.annotations
    for operation in model.operations:
        signature = operation.signature
        yield signature, operation.annotations
        for parameter in operation.parameters:
            yield f"{signature}/{parameter.name}", parameter.annotations
        if operation.return_type:
            yield f"{signature}/$ReturnType", operation.return_type.annotations
    for term in model.terms.values():
        yield term.qualified_name, term.annotations
    for container in model.containers:
        yield container.qualified_name, container.annotations
        for child in container.children:
            yield f"{container.qualified_name}/{child.name}", child.annotations


class Targets:
    """Finds the element paths that the target of an external block means (14.2.2).

    ``paths`` are those of declared elements; what types inherit is looked for where a target is none of them.
    """

    def __init__(
        self,
        paths: Collection[str],
        properties: Mapping[str, tuple[Effective[Property], ...]],
        navigation: Mapping[str, tuple[Effective[NavigationProperty], ...]],
        operations: Iterable[Operation],
    ) -> None:
        self._paths = paths
        self._effective = (properties, navigation)
        self._members: dict[str, frozenset[str]] = {}
        self._overloads: dict[str, list[Operation]] = {}
        for operation in operations:
            self._overloads.setdefault(operation.qualified_name, []).append(operation)
        self._shared: dict[str, dict[str, tuple[str, ...]]] = {}

    def of(self, target: str) -> tuple[str, ...]:
        """The paths meant: one, or one per overload for an operation without its parameter types."""
        if self._is_there(target):
            return (target,)
        head, tail = _split_target(target)
        name = head.partition("(")[0]
        if name in self._overloads:
            if name not in self._shared:
                self._shared[name] = _shared(self._overloads[name])
            return self._shared[name].get(target, ())
        # A path that goes on below a member (through a complex property or a binding) keeps its own key.
        owner = f"{head}/{tail.partition('/')[0]}"
        return (target,) if "/" in tail and self._is_there(owner) else ()

    def _is_there(self, path: str) -> bool:
        if path in self._paths:
            return True
        owner, _, name = path.rpartition("/")
        if owner not in self._members:
            effective = (member for members in self._effective for member in members.get(owner, ()))
            self._members[owner] = frozenset(member.declared.name for member in effective)
        return name in self._members[owner]


def _shared(operations: Iterable[Operation]) -> dict[str, tuple[str, ...]]:
    """What a target without the types of all parameters means: an overload is chosen by its binding type, or all are."""
    found: dict[str, dict[str, None]] = {}
    for operation in operations:
        signature = operation.signature
        tails = ["", *(f"/{parameter.name}" for parameter in operation.parameters)]
        if operation.return_type:
            tails.append("/$ReturnType")
        for head in (operation.qualified_name, f"{operation.qualified_name}({operation.binding or ''})"):
            for tail in tails:
                found.setdefault(head + tail, {})[signature + tail] = None
    return {target: tuple(paths) for target, paths in found.items()}


def _split_target(target: str) -> tuple[str, str]:
    """Head and tail at the first slash outside the parentheses."""
    slash = target.find("/", target.rfind(")") + 1)
    return (target, "") if slash < 0 else (target[:slash], target[slash + 1 :])
