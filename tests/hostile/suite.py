"""The adversarial suite as functions: hostile text in slots, every sink judged, each case counted."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from csdlgen import printing
from tests.hostile import formats, judges
from tests.hostile.service import NAMES, SLOTS, Fill, harmless, is_xml, reaches, undescribed
from tests.hostile.sinks import REPORTS, WRITTEN, Made, made, pages

_DECLARED = ("complex", "enum", "definition", "type", "operation", "function", "term", "container")

ALL = frozenset(REPORTS)

Cases = Counter[tuple[str, str]]
"""How many cases there were of each slot and sink."""


@cache
def twin(
    flavor: str, layout: str, targets: frozenset[str] | None = None, *, reports: frozenset[str] = ALL
) -> Made:
    """What is made of harmless text."""
    with TemporaryDirectory() as folder:
        return made(Path(folder), harmless, flavor=flavor, layout=layout, reports=reports, targets=targets)


def faults(
    folder: Path, text: str, slots: Collection[str], *, cases: Cases, flavor: str = "dataclass",
    layout: str = "type", is_text: bool = False, targets: frozenset[str] | None = None,
    reports: frozenset[str] | None = None,
) -> Iterator[str]:  # fmt: skip
    """What goes wrong with a text in some slots; ``is_text``: it is no name, so that all shapes are the twin's.

    With ``targets``, only these are made, and no reports but those wanted.
    """
    if reports is None:
        reports = ALL if targets is None else frozenset()
    slots = [slot for slot in slots if reaches(slot, text)]
    fill = partial(_filled, slots=slots, text=text)
    found = made(folder, fill, flavor=flavor, layout=layout, reports=reports, targets=targets)
    plain = twin(flavor, layout, targets, reports=reports)
    for slot in slots:
        for sink in _sinks(found):
            cases[slot, sink] += 1
    yield from _sound(found, plain)
    yield from _remembered(found, fill)
    if is_text:
        yield from _as_twin(found, plain, text, slots)


def _filled(slot: str, *, slots: Collection[str], text: str) -> str:
    return _hostile(slot, text) if slot in slots else harmless(slot)


def _sinks(found: Made) -> Iterator[str]:
    yield from (target for target, files in found.files.items() if files)
    yield from (name for name in found.reports if name in REPORTS)
    yield from ("names of files", "manifests", "records", "depfile", "terminal")


def _hostile(slot: str, text: str) -> str:
    """The text; a long description must not be the short one again, or it would be left out.

    Of the things that a schema declares, the second of a name would be left out, too: one of them, which depends
    on the text, has it as it is, and all others go on behind it.
    """
    if slot == "long_description":
        return f"more {text}"
    if slot == "include_file":
        return re.sub("[./]", "_", text)  # the path of a page is what a user says
    if slot == "root_namespace":
        return text if len(text) % 2 else f"{text}{slot}"  # names of files have the namespace, or not
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
            if name == judges.BUILD_HOOK:
                continue
            yield from (f"{target}: {name}: {fault}" for fault in judges.python_faults(text))
            if strange := judges.called(text) - known:
                yield f"{target}: {name} calls {sorted(strange)}"
    for target, name, text in pages(found, ".md"):
        yield from (f"{target}: {name}: {fault}" for fault in judges.markdown_faults(text))
        if target == "site":
            yield from (f"{target}: {name}: {fault}" for fault in judges.template_faults(text))
    for target, name, text in pages(found, ".yml"):
        yield from (f"{target}: {name}: {fault}" for fault in formats.yaml_faults(text))
    for files in found.files.values():
        yield from (fault for name in files for fault in judges.path_faults(name))
    yield from (f"said: {fault}" for fault in formats.line_faults(found.said))
    for report, text in found.reports.items():
        yield from (f"{report}: {fault}" for fault in _report_faults(report, text))


def _report_faults(report: str, text: str) -> Iterator[str]:
    style = report.rpartition(" ")[2]
    if not text:
        return
    match style:
        case "json" | "sarif":
            yield from formats.json_faults(text)
        case "dot":
            yield from formats.dot_faults(text)
        case "mermaid":
            yield from formats.mermaid_faults(text)
        case "markdown":
            yield from formats.changelog_faults(text)
        case _ if report.startswith("validate colour"):
            yield from formats.coloured_faults(text)
        case _:
            yield from formats.line_faults(text, commands=style == "github")


def _remembered(found: Made, fill: Fill) -> Iterator[str]:
    """What is wrong with what a run leaves for other programs and for the next one."""
    for target, files in found.files.items():
        for name, text in files.items():
            if name.endswith(".json") and set(json.loads(text)["files"]) != _files(found, target, name):
                yield f"{target}: {name} does not list its files"
    yield from (
        f"record: {name}" for name, text in found.state.items() if not isinstance(json.loads(text), dict)
    )
    file, given = found.schema
    inputs = frozenset({"csdlgen.toml", "descriptions.toml", file})
    if rule := found.written.get("build.d"):
        yield from (f"depfile: {fault}" for fault in formats.depfile_faults(rule, "made/build.d", inputs))
    elif not set("\r\n") & set(file):
        yield "there is no depfile"
    for name in ("converted.xml", "converted.json"):
        if text := found.written.get(name, ""):
            told = found.reports[f"convert {name.rpartition('.')[2]} (stderr)"]
            yield from (f"convert: {name}: {fault}" for fault in formats.csdl_faults(text, given, told))
        elif f"convert {name.rpartition('.')[2]}" in found.reports:
            yield f"convert: there is no {name}"
    described = tomllib.loads(found.written["descriptions.toml"])
    overlay = described.pop(undescribed(fill), "")
    if overlay != fill("overlay") or set(described.values()) - {WRITTEN}:
        yield f"harvest: {described}"


def _files(found: Made, target: str, manifest: str) -> set[str]:
    """The files in the folder of a manifest: those of a client stand in that of the models, with a manifest of their own."""
    prefix = manifest.rpartition("/")[0]
    beside = {name.removeprefix(prefix).lstrip("/") for name in found.files[target]}
    return beside - {".csdlgen-manifest.json"}


def _as_twin(found: Made, plain: Made, text: str, slots: Collection[str]) -> Iterator[str]:
    for target, files in plain.files.items():
        if set(files) != set(found.files[target]):
            yield f"{target}: other files: {sorted(set(files) ^ set(found.files[target]))}"
    for suffix, differences in _DIFFERENCES.items():
        for target, name, source in pages(plain, suffix):
            other = found.files[target].get(name, "")
            if source != other:
                yield from (f"{target}: {name} {each}" for each in differences(source, other, text, slots))


def _other_python(source: str, other: str, text: str, slots: Collection[str]) -> Iterator[str]:
    if judges.python_shape(source) != judges.python_shape(other):
        yield "has another shape"
    elif fault := _other_text(judges.python_texts(source), judges.python_texts(other), text, slots):
        yield fault


def _other_page(source: str, other: str, text: str, slots: Collection[str]) -> Iterator[str]:
    words = _replaced(judges.markdown_words(source), text, slots)
    if judges.bare(judges.markdown_words(other)) != judges.bare(words):
        yield f"says {judges.markdown_words(other)!r}, not {words!r}"
    keys, _ = judges.front_matter(source)
    wanted = [judges.bare(_replaced(each, text, slots)) for each in keys]
    if wanted != [judges.bare(each) for each in judges.front_matter(other)[0]]:
        yield f"has other fields than {wanted}"
    shape, other_shape = judges.markdown_shape(source), judges.markdown_shape(other)
    if shape != other_shape:
        first = next((pair for pair in zip(shape, other_shape, strict=False) if pair[0] != pair[1]), "length")
        yield f"has another shape: {first}"


def _other_data(
    read: Callable[[str], Any], source: str, other: str, text: str, slots: Collection[str]
) -> Iterator[str]:
    data, other_data = read(source), read(other)
    wanted = [judges.bare(_replaced(each, text, slots)) for each in formats.texts(data)]
    if formats.shape(data) != formats.shape(other_data):
        yield "has another shape"
    elif wanted != [judges.bare(each) for each in formats.texts(other_data)]:
        yield f"says {formats.texts(other_data)}, not {wanted}"


_DIFFERENCES: dict[str, Callable[[str, str, str, Collection[str]], Iterator[str]]] = {
    ".py": _other_python,
    ".pyi": _other_python,
    ".md": _other_page,
    ".yml": partial(_other_data, formats.yaml_data),
    ".toml": partial(_other_data, tomllib.loads),
}
"""What is different from the twin beyond its texts, by kind of file."""


def _replaced(words: str, text: str, slots: Collection[str]) -> str:
    for slot in sorted(SLOTS.intersection(slots), key=len, reverse=True):
        words = words.replace(harmless(slot), _hostile(slot, text))
    return words


def _other_text(plain: tuple[str, ...], found: tuple[str, ...], text: str, slots: Collection[str]) -> str:
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
