"""Regular expressions in the sources, texts that could keep them busy, and how their work grows."""

from __future__ import annotations

import ast
import importlib
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from time import process_time
from typing import Any

SOURCES = Path(__file__).parents[2] / "src"
_FUNCTIONS = frozenset({"match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split"})
_SEARCHING = frozenset({"search", "finditer", "findall", "sub", "subn", "split"})
_LOCAL = {"mark": "```", "longer": "{1001}", "boundary": b"x"}
"""Examples of what expressions are made of inside functions."""
_ALPHABET = "aZ0_ -./\\\"'<>&;:#@*[](){}|`!\n\t\u00e9\u0660"
_ENDINGS = ("", "\0", "!", "a")
_MOST_PUMPS = 5
_FEW, _MANY, _STEP = 12, 8_000, 1.25
_BUSY = 0.002
"""Seconds of work that can be told from none; a text of ``_MANY`` pieces that takes less is no danger."""
_STEEP = 1.5
"""The power of the length with which work grows: 1 is linear, 2 quadratic, and more than any number exponential."""


@dataclass(frozen=True, slots=True)
class Use:
    """A regular expression, where it stands, and the methods that it is used with."""

    place: str
    pattern: re.Pattern[str]
    methods: frozenset[str]


def uses() -> Iterator[Use]:
    """Every regular expression for text in the sources."""
    trees = {file: ast.parse(file.read_text(encoding="utf-8")) for file in sorted(SOURCES.rglob("*.py"))}
    for file, tree in trees.items():
        yield from _uses_in(file, tree)


def _uses_in(file: Path, tree: ast.Module) -> Iterator[Use]:
    methods: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            methods.setdefault(node.value.id, set()).add(node.attr)
    imported = {
        name.asname or name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "re"
        for name in node.names
    }
    named = {
        node.value: node.targets[0].id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    taken = {
        node.value: node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in _FUNCTIONS
    }
    for node in ast.walk(tree):
        function = isinstance(node, ast.Call) and _function(node.func, imported)
        if not isinstance(node, ast.Call) or not function:
            continue
        pattern = _value(node, file)
        if not isinstance(pattern.pattern, str):
            continue
        used = {function, taken.get(node, "")} | methods.get(named.get(node, ""), set())
        place = f"{file.relative_to(SOURCES).as_posix()}:{node.lineno}"
        yield Use(place, pattern, frozenset(used & _FUNCTIONS or _FUNCTIONS))


def _function(called: ast.expr, imported: set[str]) -> str:
    if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) and called.value.id == "re":
        return called.attr if called.attr in _FUNCTIONS | {"compile"} else ""
    return called.id if isinstance(called, ast.Name) and called.id in imported & _FUNCTIONS else ""


def _value(call: ast.Call, file: Path) -> re.Pattern[Any]:
    """The regular expression that a call names; it must follow from what its module defines."""
    module = importlib.import_module(".".join(file.relative_to(SOURCES).with_suffix("").parts))
    given = [call.args[0], *(each for each in call.args[1:] if _function(call.func, set()) == "compile")]
    flags = [each.value for each in call.keywords if each.arg == "flags"]
    values = [eval(ast.unparse(each), _LOCAL | vars(module)) for each in (*given, *flags)]  # noqa: S307
    return re.compile(*values)


def attacks(pattern: re.Pattern[str]) -> Iterator[tuple[str, str, str]]:
    """What stands before, what is repeated, and what stands behind, for each repetition in a regular expression."""
    tree = _parser.parse(pattern.pattern, pattern.flags)
    found = dict.fromkeys(
        (before, pump, end)
        for before, pumps in _repeated(tree, "")
        for pump in pumps[:_MOST_PUMPS]
        for end in _ENDINGS
        if pump
    )
    yield from found


def _repeated(tree: Any, before: str) -> Iterator[tuple[str, list[str]]]:
    for kind, value in tree:
        for body in _bodies(kind, value):
            if kind in _REPEATS and value[1] > _FEW:
                yield before, _samples(body)
            yield from _repeated(body, before)
        before += next(iter(_samples([(kind, value)])), "")


_REPEATS = frozenset({sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT})


def _bodies(kind: Any, value: Any) -> list[Any]:
    if kind in _REPEATS:
        return [value[2]]
    if kind is sre.SUBPATTERN:
        return [value[3]]
    if kind is sre.BRANCH:
        return list(value[1])
    if kind is sre.ATOMIC_GROUP:
        return [value]
    return [value[1]] if kind in (sre.ASSERT, sre.ASSERT_NOT) else []


def _samples(tree: Any) -> list[str]:
    """Some texts that a part of a regular expression matches, none of them empty if there are others."""
    parts = [_of_node(kind, value)[:_MOST_PUMPS] for kind, value in tree]
    made = ["".join(each) for each in product(*_varied(parts))]
    return list(dict.fromkeys(filter(None, made))) or [""]


def _varied(parts: list[list[str]]) -> list[list[str]]:
    """At most two parts differ from text to text, lest there are too many."""
    kept = sorted(range(len(parts)), key=lambda index: -len(parts[index]))[:2]
    return [each if index in kept else each[:1] for index, each in enumerate(parts)]


def _of_node(kind: Any, value: Any) -> list[str]:
    if kind in _CHARACTERS:
        items = value if kind is sre.IN else [(kind, value)]
        return [each for each in _candidates(items) if _is_in(items, each)]
    if kind in _REPEATS:
        return [each * max(value[0], 1) for each in _samples(value[2])]
    if kind in (sre.AT, sre.ASSERT, sre.ASSERT_NOT, sre.GROUPREF):
        return [""]
    return [text for body in _bodies(kind, value) for text in _samples(body)] or [""]


_CHARACTERS = frozenset({sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN})


def _candidates(items: Any) -> Iterator[str]:
    yield from _ALPHABET
    for kind, value in items:
        if kind is sre.LITERAL:
            yield chr(value)
        elif kind is sre.RANGE:
            yield from map(chr, value)


def _is_in(items: Any, char: str) -> bool:
    found = any(_holds(kind, value, char) for kind, value in items)
    return found is not any(kind is sre.NEGATE for kind, _ in items)


def _holds(kind: Any, value: Any, char: str) -> bool:
    if kind in (sre.LITERAL, sre.NOT_LITERAL):
        return (ord(char) == value) is (kind is sre.LITERAL)
    if kind is sre.RANGE:
        return bool(value[0] <= ord(char) <= value[1])
    if kind is sre.CATEGORY:
        return bool(_CATEGORIES[value].fullmatch(char))
    return bool(kind is sre.ANY)


_CATEGORIES = {
    sre.CATEGORY_DIGIT: re.compile(r"\d"),
    sre.CATEGORY_NOT_DIGIT: re.compile(r"\D"),
    sre.CATEGORY_SPACE: re.compile(r"\s"),
    sre.CATEGORY_NOT_SPACE: re.compile(r"\S"),
    sre.CATEGORY_WORD: re.compile(r"\w"),
    sre.CATEGORY_NOT_WORD: re.compile(r"\W"),
}


def ways(use: Use) -> Iterator[tuple[str, Callable[[str], object]]]:
    """How an expression is used: at a place of the text, for the whole text, or at every place."""
    if "match" in use.methods:
        yield "match", use.pattern.match
    if "fullmatch" in use.methods:
        yield "fullmatch", use.pattern.fullmatch
    if use.methods & _SEARCHING:
        yield "findall", use.pattern.findall


def steepness(work: Callable[[str], object], before: str, pump: str, end: str) -> float:
    """The power of the length with which the work grows; 0 where there is hardly any, however long the text."""

    def seconds(count: int) -> float:
        text = before + pump * count + end
        begin = process_time()
        work(text)
        return process_time() - begin

    count = _FEW
    while seconds(count) < _BUSY:
        if count >= _MANY:
            return 0
        count = int(count * _STEP) + 1
    fewer = count // 2 if count > 2 * _FEW * _STEP else int(count / _STEP)
    found = math.inf
    for _ in range(3):
        first, second = (min(seconds(each) for _ in range(3)) for each in (fewer, count))
        found = min(found, math.log(max(second, 1e-9) / max(first, 1e-7)) / math.log(count / fewer))
    return found


def dangers(use: Use) -> Iterator[str]:
    """The texts for which the work of an expression grows faster than they do."""
    for way, work in ways(use):
        for before, pump, end in attacks(use.pattern):
            found = steepness(work, before, pump, end)
            if found > _STEEP:
                yield f"{use.place}: {way} of {before!r}, {pump!r} * n, {end!r} takes n ** {found:.1f}"
