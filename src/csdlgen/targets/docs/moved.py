"""What pages were before something on them moved, so that what people wrote there follows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from csdlgen.artifacts import Former
from csdlgen.edm import simple_name
from csdlgen.targets._markdown import cell
from csdlgen.targets.docs.book import Book, Draft


def formers(book: Book, drafts: Sequence[Draft], moved: Mapping[str, str]) -> Mapping[str, Former]:
    """Of every page that an entry of ``[moved]`` concerns, what it was, by its path now."""
    if not moved:
        return {}
    then = {now: before for before, now in moved.items()}
    present = {draft.path for draft in drafts}
    found = {}
    for draft in drafts:
        paths = tuple(path for path in dict.fromkeys(_paths(book, draft, then)) if path not in present)
        words = tuple(dict.fromkeys(_words(book, draft, then)))
        if words or paths:
            found[draft.path] = Former(paths, words)
    return found


def _paths(book: Book, draft: Draft, then: Mapping[str, str]) -> Iterator[str]:
    """The paths that a page had: its type may have moved, and before or afterwards the member or operation that it shows."""
    head, _, member = draft.subject.partition("/")
    name = head.partition("(")[0]
    old = then.get(name, name)
    if name == draft.owner:
        old = then.get(f"{_declaring(book, name, member)}/{member}", member)
    shown = member or (simple_name(name) if name != draft.owner else "")
    owner = then.get(draft.owner, draft.owner)
    for type_name, last in ((owner, _last(old)), (owner, shown), (draft.owner, _last(old))):
        yield book.files.former(draft.path, (draft.owner, type_name), (shown, last))


def _declaring(book: Book, owner: str, navigation: str) -> str:
    members = book.graph.navigation_properties[owner]
    return next((each.declaring for each in members if each.declared.name == navigation), owner)


def _words(book: Book, draft: Draft, then: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The names on a page that are new, each with the one before: those of types, and what the page's types have."""
    near = set(_near(book, draft))
    for now, before in then.items():
        head = now.partition("/")[0]
        if _last(now) != _last(before) and ("/" not in now or head in near):
            yield str(cell(_last(now))), str(cell(_last(before)))


def _near(book: Book, draft: Draft) -> Iterator[str]:
    """The types whose members stand on a page, and the operations."""
    graph = book.graph
    member = draft.subject.rpartition("/")[2]
    targets = (
        each.declared.type.name
        for each in graph.navigation_properties[draft.owner]
        if each.declared.name == member
    )
    for name in (draft.owner, *targets):
        yield name
        yield from graph.ancestors.get(name, ())
    yield draft.subject.partition("(")[0]


def _last(name: str) -> str:
    """The last name in a path."""
    return simple_name(name.rpartition("/")[2])
