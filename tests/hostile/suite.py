"""The adversarial suite as functions: hostile text in slots, every sink judged, each case counted."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from csdlgen import printing
from tests.hostile import judges
from tests.hostile.service import NAMES, SLOTS, Made, harmless, is_xml, made, pages

_DECLARED = ("complex", "enum", "definition", "type", "operation", "function", "term", "container")

Cases = Counter[tuple[str, str]]
"""How many cases there were of each slot and sink."""


@cache
def twin(flavor: str, layout: str) -> Made:
    """What is made of harmless text."""
    with TemporaryDirectory() as folder:
        return made(Path(folder), harmless, flavor=flavor, layout=layout)


def faults(
    folder: Path, text: str, slots: Collection[str], *, cases: Cases, flavor: str = "dataclass",
    layout: str = "type", is_text: bool = False,
) -> Iterator[str]:  # fmt: skip
    """What goes wrong with a text in some slots; ``is_text``: it is no name, so that all shapes are the twin's."""
    found = made(
        folder,
        lambda slot: _hostile(slot, text) if slot in slots else harmless(slot),
        flavor=flavor,
        layout=layout,
    )
    plain = twin(flavor, layout)
    for slot in slots:
        for target, files in found.files.items():
            cases[slot, target] += bool(files)
        for name in found.reports:
            cases[slot, name.removesuffix(" (stderr)")] += not name.endswith(")")
        cases[slot, "file names"] += 1
        cases[slot, "manifest"] += 1
    yield from _sound(found, plain)
    if is_text:
        yield from _as_twin(found, plain, text, slots)


def _hostile(slot: str, text: str) -> str:
    """The text; a long description must not be the short one again, or it would be left out.

    Of the things that a schema declares, the second of a name would be left out, too: one of them, which depends
    on the text, has it as it is, and all others go on behind it.
    """
    if slot == "long_description":
        return f"more {text}"
    goes_on = slot == "singleton" or (slot in _DECLARED and slot != _DECLARED[len(text) % len(_DECLARED)])
    return f"{text}{slot}" if goes_on or (slot in NAMES and not is_xml(text)) else text


def _sound(found: Made, plain: Made) -> Iterator[str]:
    known = frozenset(
        name
        for suffix in (".py", ".pyi")
        for each, names in ((plain, judges.called), (found, judges.defined))
        for _, _, text in pages(each, suffix)
        for name in names(text)
    )
    for suffix in (".py", ".pyi"):
        for target, name, text in pages(found, suffix):
            yield from (f"{target}: {name}: {fault}" for fault in judges.python_faults(text))
            if strange := judges.called(text) - known:
                yield f"{target}: {name} calls {sorted(strange)}"
    for target, name, text in pages(found, ".md"):
        yield from (f"{target}: {name}: {fault}" for fault in judges.markdown_faults(text))
        if target == "site":
            yield from (f"{target}: {name}: {fault}" for fault in judges.template_faults(text))
    for files in found.files.values():
        for name, text in files.items():
            yield from judges.path_faults(name)
            if name.endswith(".json"):
                json.loads(text)
    yield from (f"said: {fault}" for fault in judges.line_faults(found.said))
    for report, text in found.reports.items():
        yield from (f"{report}: {fault}" for fault in _report_faults(report, text))


def _report_faults(report: str, text: str) -> Iterator[str]:
    style = report.rpartition(" ")[2]
    if not text:
        return
    match style:
        case "json" | "sarif":
            yield from judges.json_faults(text)
        case "dot":
            yield from judges.dot_faults(text)
        case "mermaid":
            yield from judges.mermaid_faults(text)
        case _:
            yield from judges.line_faults(text, commands=style == "github")


def _as_twin(found: Made, plain: Made, text: str, slots: Collection[str]) -> Iterator[str]:
    for target, files in plain.files.items():
        if set(files) != set(found.files[target]):
            yield f"{target}: other files: {sorted(set(files) ^ set(found.files[target]))}"
    for suffix in (".py", ".pyi"):
        for target, name, source in pages(plain, suffix):
            other = found.files[target].get(name, "")
            if judges.python_shape(source) != judges.python_shape(other):
                yield f"{target}: {name} has another shape"
            elif fault := _other_text(judges.python_texts(source), judges.python_texts(other), text, slots):
                yield f"{target}: {name}: {fault}"
    for target, name, source in pages(plain, ".md"):
        page = found.files[target].get(name, "")
        shape, other_shape = judges.markdown_shape(source), judges.markdown_shape(page)
        wanted = _replaced(judges.markdown_words(source), text, slots)
        if judges.bare(judges.markdown_words(page)) != judges.bare(wanted):
            yield f"{target}: {name} says {judges.markdown_words(page)!r}, not {wanted!r}"
        if shape != other_shape:
            first = next(
                (pair for pair in zip(shape, other_shape, strict=False) if pair[0] != pair[1]), "length"
            )
            yield f"{target}: {name} has another shape: {first}"


def _replaced(words: str, text: str, slots: Collection[str]) -> str:
    for slot in sorted(SLOTS.intersection(slots), key=len, reverse=True):
        words = words.replace(harmless(slot), _hostile(slot, text))
    return words


def _other_text(plain: list[str], found: list[str], text: str, slots: Collection[str]) -> str:
    for expected, actual in zip(plain, found, strict=True):
        raw, on_one_line = expected, expected
        for slot in sorted(SLOTS.intersection(slots), key=len, reverse=True):
            wanted = _hostile(slot, text)
            raw = raw.replace(harmless(slot), wanted)
            on_one_line = on_one_line.replace(harmless(slot), judges.words(wanted))
        # Docstrings keep words, and what type checkers print is fit for terminals, too.
        if judges.words(actual) not in {judges.words(raw), on_one_line, printing.harmless(on_one_line)}:
            return f"{actual!r} is not {raw!r}"
    return ""
