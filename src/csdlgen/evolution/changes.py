"""Two models compared: every difference a change of a kind in the table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from csdlgen.diagnostics import Location
from csdlgen.edm import Annotation, EnumType, Operation, TypeRef
from csdlgen.evolution.elements import Element, Fact, Names, elements, operation, paired, parameters
from csdlgen.evolution.kinds import BY_ID, Impact, Kind
from csdlgen.graph import TypeGraph
from csdlgen.naming import NameTable
from csdlgen.targets.alike import same_in_python

EVOLVABLE = "unknownFutureValue"
_BY_TERM = {
    "Org.OData.Core.V1.Description": "description-changed",
    "Org.OData.Core.V1.LongDescription": "long-description-changed",
    "Org.OData.Core.V1.Revisions": "revisions-changed",
}
_COVERED = frozenset({"Org.OData.Core.V1.OptionalParameter"})
"""Terms whose application is a fact of the element itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A model at some time, and the names of its Python package."""

    graph: TypeGraph
    names: NameTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference: its kind, the path of the element, and what it was and is; places are None where it is not."""

    kind: Kind
    path: str
    before: str = ""
    after: str = ""
    old: Location | None = None
    new: Location | None = None

    @property
    def location(self) -> Location:
        """Where it is now, or was."""
        return self.new or self.old or Location("")


def changes(old: Version, new: Version, moved: Mapping[str, str] | None = None) -> tuple[Change, ...]:
    """Every difference between two models, gravest first, then by path. ``moved``: old CSDL names and what became of them."""
    comparison = _Comparison(old, new, Names(moved or {}))
    found = dict.fromkeys(comparison.changes())
    gravity = {impact: rank for rank, impact in enumerate(Impact)}
    return tuple(
        sorted(
            found,
            key=lambda each: (gravity[each.kind.impact], each.path, each.kind.id, each.before, each.after),
        )
    )


class _Comparison:
    def __init__(self, old: Version, new: Version, names: Names) -> None:
        self.old, self.new, self.names = old, new, names
        self.before = elements(old.graph, names)
        self.after = elements(new.graph, Names())
        self.pairs, self.removed, self.added = paired(old.graph.operations, new.graph.operations, names)
        self.signatures = {
            each.signature: other.signature for each, other in self.pairs if each.signature != other.signature
        }
        self.gone = {each.signature for each in self.removed}
        self.fresh = {each.signature for each in self.added}

    def changes(self) -> Iterator[Change]:
        yield from self._moved()
        for path, element in self.before.items():
            if now := self.after.get(path):
                yield from self._compared(path, element, now)
            elif not self._is_child_of_change(path, self.after):
                yield self._lost(path, element)
        for path, element in self.after.items():
            if path not in self.before and not self._is_child_of_change(path, self.before):
                yield Change(kind=BY_ID[self._arrival(path, element)], path=path, new=element.location)
        yield from self._operations()
        yield from self._annotations()
        yield from self._spellings()

    def _is_child_of_change(self, path: str, others: Mapping[str, Element]) -> bool:
        """Whether an element is told of already, because its owner came or went."""
        owner = path
        while "/" in owner:
            owner = owner.rpartition("/")[0]
            if owner in self.before or owner in self.after:
                return owner not in others or self._is_another_kind(owner)
        return False

    def _is_another_kind(self, owner: str) -> bool:
        was, now = self.before.get(owner), self.after.get(owner)
        return was is not None and now is not None and was.facts.get("kind") != now.facts.get("kind")

    def _moved(self) -> Iterator[Change]:
        for was, now in self.names.moved.items():
            kind = "member-moved" if "/" in was else "type-moved"
            if now in self.after and now in self.before and was not in self.after:
                places = {"old": self.before[now].location, "new": self.after[now].location}
                yield Change(kind=BY_ID[kind], path=now, before=was, after=now, **places)

    def _lost(self, path: str, element: Element) -> Change:
        owner, _, name = path.rpartition("/")
        kind = f"{element.family}-removed"
        if element.family in ("property", "navigation"):
            graph = self.new.graph
            inherited = graph.properties if element.family == "property" else graph.navigation_properties
            if any(each.declared.name == name for each in inherited.get(owner, ())):
                kind = f"{element.family}-moved-to-base"
        return Change(kind=BY_ID[kind], path=path, old=element.location)

    def _arrival(self, path: str, element: Element) -> str:
        if element.family == "enum-member":
            owner = self.old.graph.types.get(self._former(path.rpartition("/")[0]))
            is_evolvable = isinstance(owner, EnumType) and any(
                each.name == EVOLVABLE for each in owner.members
            )
            return "enum-member-added-evolvable" if is_evolvable else "enum-member-added"
        if element.family in ("property", "navigation") and element.is_required:
            return f"{element.family}-added-required"
        return f"{element.family}-added"

    def _former(self, name: str) -> str:
        return next((was for was, now in self.names.moved.items() if now == name), name)

    def _compared(self, path: str, was: Element, now: Element) -> Iterator[Change]:
        if was.family != now.family:
            kind = (
                "container-child-kind-changed" if was.family in _CHILDREN and now.family in _CHILDREN else ""
            )
            if kind:
                yield _change(kind, path, (was, now), was.family, now.family)
            else:
                yield self._lost(path, was)
                yield Change(kind=BY_ID[self._arrival(path, now)], path=path, new=now.location)
            return
        if was.family == "type" and was.facts["kind"] != now.facts["kind"]:
            yield _change("type-kind-changed", path, (was, now), was.facts["kind"], now.facts["kind"])
            return
        for fact, value in was.facts.items():
            other = now.facts[fact]
            if value != other:
                yield _change(self._kind(path, was, fact, other), path, (was, now), value, other)

    def _kind(self, path: str, element: Element, fact: str, now: Fact) -> str:
        """The kind of a change of one fact."""
        family, was = element.family, element.facts[fact]
        if family == "type" and fact in ("underlying", "facets", "flags"):
            family = "definition" if element.facts["kind"] == "TypeDefinition" else "enum"
        if fact == "base":
            return self._base(path, str(was), str(now))
        if isinstance(was, TypeRef) and isinstance(now, TypeRef) and family != "navigation":
            is_same = same_in_python(self.old.graph, was, self.new.graph, now)
            return f"{family}-{fact}-changed{'-same-python' if is_same else ''}"
        name = f"{family}-{fact}"
        return _NAMED.get(name) or _directed(name, was, now)

    def _base(self, path: str, was: str, now: str) -> str:
        if not was:
            return "type-base-added"
        if not now:
            return "type-base-removed"
        return "type-base-inserted" if was in self.new.graph.ancestors.get(path, ()) else "type-base-changed"

    def _operations(self) -> Iterator[Change]:
        for each in self.removed:
            yield Change(kind=BY_ID["operation-removed"], path=each.signature, old=each.location)
        for each in self.added:
            yield Change(kind=BY_ID["operation-added"], path=each.signature, new=each.location)
        for was, now in self.pairs:
            path = now.signature
            yield from self._compared(path, operation(was, self.names), operation(now, Names()))
            yield from self._parameters(path, was, now)

    def _parameters(self, path: str, was: Operation, now: Operation) -> Iterator[Change]:
        before = dict(parameters(was, self.old.graph, self.names))
        after = dict(parameters(now, self.new.graph, Names()))
        for name, element in before.items():
            if name in after:
                yield from self._compared(f"{path}/{name}", element, after[name])
            else:
                yield Change(kind=BY_ID["parameter-removed"], path=f"{path}/{name}", old=element.location)
        for name, element in after.items():
            if name not in before:
                kind = BY_ID[f"parameter-added-{'required' if element.is_required else 'optional'}"]
                yield Change(kind=kind, path=f"{path}/{name}", new=element.location)
        common = [name for name in before if name in after]
        order = [name for name in after if name in before]
        if common != order:
            yield Change(
                kind=BY_ID["parameter-order-changed"],
                path=path,
                before=", ".join(common),
                after=", ".join(order),
                old=was.location,
                new=now.location,
            )

    def _annotations(self) -> Iterator[Change]:
        before = {self._path(path): notes for path, notes in _annotations(self.old.graph).items()}
        after = _annotations(self.new.graph)
        for path in dict.fromkeys((*before, *after)):
            if not self._is_in_both(path):
                continue
            was, now = _by_term(before.get(path, ())), _by_term(after.get(path, ()))
            for term in dict.fromkeys((*was, *now)):
                name = term.partition("#")[0]
                if name not in _COVERED and _values(was.get(term, ())) != _values(now.get(term, ())):
                    yield _annotated(f"{path}@{term}", name, was.get(term, ()), now.get(term, ()))

    def _path(self, path: str) -> str:
        owner, slash, rest = path.partition("/") if ")" not in path else path.partition(")/")
        if slash == ")/" or ")" in path:
            signature = owner + (")" if slash == ")/" else "")
            now = self.signatures.get(signature, signature)
            return f"{now}/{rest}" if slash else now
        return self.names.path(path)

    def _is_in_both(self, path: str) -> bool:
        """Whether no other change tells already that the element, or its owner, came or went."""
        if ")" in path:
            signature = path.partition(")/")[0].removesuffix(")") + ")"
            return signature not in self.gone and signature not in self.fresh
        if (path in self.before) != (path in self.after):
            return False
        return not (self._is_child_of_change(path, self.before) or self._is_child_of_change(path, self.after))

    def _spellings(self) -> Iterator[Change]:
        moved = set(self.names.moved.values())
        for old_name, was in self.old.names.types.items():
            name = self.names.name(old_name)
            now = self.new.names.types.get(name)
            if now is None or name in moved:
                continue
            for kind, old, new in (("class", was.cls, now.cls), ("module", was.module, now.module)):
                if old != new:
                    yield self._respelled(f"{kind}-respelled", name, str(old), str(new))
                    break
        for old_owner, members in self.old.names.members.items():
            owner = self.names.name(old_owner)
            others = self.new.names.members.get(owner, {})
            for member, spelled in members.items():
                path = self.names.path(f"{old_owner}/{member}")
                now_spelled = others.get(path.rpartition("/")[2])
                if now_spelled is not None and spelled != now_spelled and path not in moved:
                    yield self._respelled("attribute-respelled", path, str(spelled), str(now_spelled))

    def _respelled(self, kind: str, path: str, before: str, after: str) -> Change:
        was, now = self.before.get(path), self.after.get(path)
        return Change(
            kind=BY_ID[kind],
            path=path,
            before=before,
            after=after,
            old=was.location if was else None,
            new=now.location if now else None,
        )


_CHILDREN = frozenset({"entity-set", "singleton", "import"})
_NAMED = {
    "term-declared": "term-changed",
    "bindings-target": "bindings-changed",
    "singleton-nullable": "singleton-nullable-changed",
    "import-kind": "import-operation-changed",
    "entity-set-listed": "service-document-changed",
    "import-listed": "service-document-changed",
}
"""Kinds that are not called after their fact."""


def _directed(name: str, was: Fact, now: Fact) -> str:
    """The kind that says which way a fact changed, where that matters."""
    if f"{name}-set" in BY_ID:
        return f"{name}-{'set' if now else 'cleared'}"
    if f"{name}-widened" in BY_ID and isinstance(was, int | float) and isinstance(now, int | float):
        return f"{name}-{'widened' if now > was else 'narrowed'}"
    return f"{name}-changed"


def _change(kind: str, path: str, sides: tuple[Element, Element], before: Fact, after: Fact) -> Change:
    return Change(
        kind=BY_ID[kind],
        path=path,
        before=_text(before),
        after=_text(after),
        old=sides[0].location,
        new=sides[1].location,
    )


def _text(fact: Fact) -> str:
    """A fact for a line of text; nothing where the two sides would only repeat what the kind says."""
    if isinstance(fact, TypeRef | str):
        return str(fact)
    if isinstance(fact, bool | tuple):
        return ""
    return "unlimited" if fact == float("inf") else str(fact)


def _annotations(graph: TypeGraph) -> dict[str, tuple[Annotation, ...]]:
    """All annotations by path; those of a schema by its namespace, those of a result as its own element."""
    found = dict(graph.annotations)
    for document in graph.documents:
        for schema in document.schemas:
            if schema.annotations:
                found[schema.namespace] = (*found.get(schema.namespace, ()), *schema.annotations)
    for each in graph.operations:
        if each.return_type and each.return_type.annotations:
            found.setdefault(f"{each.signature}/$ReturnType", each.return_type.annotations)
    return found


def _by_term(annotations: tuple[Annotation, ...]) -> dict[str, tuple[Annotation, ...]]:
    found: dict[str, tuple[Annotation, ...]] = {}
    for each in annotations:
        key = f"{each.term}#{each.qualifier}" if each.qualifier else each.term
        found[key] = (*found.get(key, ()), each)
    return found


def _values(annotations: tuple[Annotation, ...]) -> tuple[object, ...]:
    """What annotations say, wherever they stand."""
    return tuple((each.term, each.qualifier, each.value, _values(each.annotations)) for each in annotations)


def _annotated(path: str, term: str, was: tuple[Annotation, ...], now: tuple[Annotation, ...]) -> Change:
    plain = "annotation-added" if not was else "annotation-changed" if now else "annotation-removed"
    return Change(
        kind=BY_ID[_BY_TERM.get(term, plain)],
        path=path,
        old=was[0].location if was else None,
        new=now[0].location if now else None,
    )
