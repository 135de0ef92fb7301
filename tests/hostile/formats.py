"""What hostile text must have left alone: the lines of reports, data, diagrams, lists of pages, rules of make, and CSDL."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import yaml
from lxml import etree

from csdlgen.csdl import Format, read_document, write_document
from tests.hostile import judges


def line_faults(text: str, *, commands: bool = False) -> Iterator[str]:
    """What a terminal or the log of a build would take for a command."""
    for line in text.split("\n"):
        if not line.isprintable():
            yield f"moves the cursor: {line!r}"
        if line.lstrip().startswith("::") and not (
            commands and re.match(r"::(error|warning|notice) [^:]*::", line)
        ):
            yield f"a command: {line!r}"
        if re.search(r"##\w*\[", line):
            yield f"a command: {line!r}"


def json_faults(text: str) -> Iterator[str]:
    """Whether a text is JSON with nothing in it that a terminal obeys."""
    json.loads(text)
    yield from line_faults(text)


_DOT_STRING = r'"(?:[^"\\]|\\["\\])*"'
_DOT = re.compile(
    rf"digraph model \{{|  rankdir=BT;|  node \[shape=box, fontname=Helvetica\];|\}}"
    rf"|  {_DOT_STRING} \[label={_DOT_STRING}\];"
    rf"|  {_DOT_STRING} -> {_DOT_STRING} \[(?:arrowhead=empty|label={_DOT_STRING}, arrowhead=vee)\];"
)
_MERMAID = re.compile(
    r"classDiagram|  class t\d+\[\"[\w.]*\"\] \{|  \}|    <<(?:enumeration|abstract)>>|    [\w.]* ?[\w.]*"
    r"|  t\d+ (?:<\|--|-->) t\d+(?: : [\w.]*)?",
    re.ASCII,
)


def dot_faults(text: str) -> Iterator[str]:
    """Lines of a Graphviz graph that are none of ours."""
    yield from line_faults(text)
    yield from (
        f"no line of a graph: {line!r}" for line in text.strip().split("\n") if not _DOT.fullmatch(line)
    )


def mermaid_faults(text: str) -> Iterator[str]:
    """Lines of a Mermaid diagram that are none of ours."""
    yield from (
        f"no line of a diagram: {line!r}"
        for line in text.rstrip().split("\n")
        if not _MERMAID.fullmatch(line)
    )


_PAINT = re.compile(r"\x1b\[(?:[012]|1;3[134])m")


def coloured_faults(text: str) -> Iterator[str]:
    """What a terminal would take for a command in a report with colours, other than these."""
    yield from line_faults(_PAINT.sub("", text))


_IN_A_LIST = frozenset(
    {"heading_open", "heading_close", "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"}
    | {"paragraph_open", "paragraph_close", "inline", "text", "text_special"}
)  # fmt: skip


def changelog_faults(text: str) -> Iterator[str]:
    """What is neither heading nor item in a section for a changelog, and what a page would obey."""
    yield from line_faults(text)
    yield from judges.markdown_faults(text)
    for each in judges.tokens(text):
        if each.type == "bullet_list_open" and each.level:
            yield "a list in a list"
        if each.type not in _IN_A_LIST:
            yield f"a {each.type}: {each.content[:80]!r}"
        if each.type == "heading_open" and each.tag not in {"h3", "h4"}:
            yield f"a heading of its own: {each.tag}"


class _Loader(yaml.SafeLoader):
    """Reads the one tag that a project of MkDocs has, as its name."""


_FENCE = "tag:yaml.org,2002:python/name:pymdownx.superfences.fence_code_format"
_Loader.add_constructor(_FENCE, lambda _loader, _node: _FENCE)


_OURS = frozenset(
    {"items", "site_name", "use_directory_urls", "theme", "markdown_extensions", "plugins", "extra_css", "extra_javascript", "nav"}
)  # fmt: skip


@lru_cache(maxsize=512)
def yaml_data(text: str) -> Any:
    """What a list of pages says. Raises yaml.YAMLError for what is none, and for a tag of somebody else."""
    return yaml.load(text, _Loader)  # noqa: S506 - a safe loader that knows one tag more


def yaml_faults(text: str) -> Iterator[str]:
    """Whether a list of pages has keys that are none of ours, or leads elsewhere."""
    data = yaml_data(text)
    project = data if isinstance(data, dict) else {"items": data}
    if strange := set(project) - _OURS:
        yield f"keys of somebody else: {sorted(strange)}"
    for path in _page_paths(project.get("nav", project.get("items"))):
        yield from judges.path_faults(path)


def _page_paths(items: Any) -> Iterator[str]:
    """The pages of a list, which is of ours all through: names with a path or with more of the kind."""
    for each in items:
        if isinstance(each, str):
            yield each
        elif set(each) <= {"name", "href", "items"} and "name" in each and isinstance(each["name"], str):
            yield from (each[key] for key in ("href",) if key in each)
            yield from _page_paths(each.get("items", ()))
        else:
            [(_, inner)] = each.items()
            yield from [inner] if isinstance(inner, str) else _page_paths(inner)


def shape(data: Any) -> Any:
    """Data without its texts."""
    match data:
        case dict():
            return [(shape(key), shape(value)) for key, value in data.items()]
        case list():
            return [shape(each) for each in data]
        case str():
            return ""
        case _:
            return data


def texts(data: Any) -> list[str]:
    """The texts in data, keys included, in order."""
    match data:
        case dict():
            return [text for pair in data.items() for each in pair for text in texts(each)]
        case list():
            return [text for each in data for text in texts(each)]
        case str():
            return [data]
        case _:
            return []


def toml_faults(text: str, expected: Mapping[str, str]) -> Iterator[str]:
    """Whether a file of texts says anything but what is expected."""
    if (found := tomllib.loads(text)) != expected:
        yield f"{found} is not {expected}"


def depfile_faults(text: str, target: str, inputs: frozenset[str]) -> Iterator[str]:
    """Whether make reads a rule of other files than these, or anything that is no rule."""
    rules = [_make_words(rule.replace("\\\n", " ")) for rule in text.split("\n\n")]
    if rules[0][0] != f"{target}:" or set(rules[0][1:]) != inputs:
        yield f"{rules[0]} is not of {sorted(inputs)}"
    if sorted(rules[1:]) != sorted([f"{each}:"] for each in inputs):
        yield f"{rules[1:]} are not rules of {sorted(inputs)}"
    if re.search(r"\$(?!\$)", text.replace("$$", "")):
        yield f"make would expand a variable: {text!r}"


def _make_words(rule: str) -> list[str]:
    """The words of a rule as make reads them: a backslash counts in front of a blank, ``#``, ``:`` and backslashes before them."""
    found = re.findall(r"(?:\\+[ \t#:]|[^ \t\n#:]|:(?=\s|\Z))+", rule)
    unescaped = (
        re.sub(r"(\\+)([ \t#:])", lambda run: run[1][: len(run[1]) // 2] + run[2], each) for each in found
    )
    return [each.replace("$$", "$") for each in unescaped]


def csdl_faults(converted: str, given: bytes, told: str) -> Iterator[str]:
    """Whether a conversion has other elements than what was given, and not fewer without a word."""
    made = converted.encode()
    if not converted.startswith("<"):
        _reject_duplicates(made)
        made = _as_xml(made)
    found, wanted = _elements(made), _elements(_as_xml(given))
    if found - wanted:
        yield f"more elements: {found - wanted}"
    if wanted - found and "left out" not in told:
        yield f"lost without a word: {wanted - found}"


_BY_DEFAULT = {"Nullable"}
"""Attributes that one format leaves to a default and the other does not."""


def _elements(document: bytes) -> Counter[tuple[str, ...]]:
    """How many elements there are of each name, with the names of their attributes."""
    return Counter(
        (str(each.tag), *sorted(set(map(str, each.attrib)) - _BY_DEFAULT))
        for each in etree.fromstring(document).iter()
    )


def _as_xml(document: bytes) -> bytes:
    """A document as it is read."""
    return write_document(read_document(document, "in")[0], Format.XML)[0].encode()


def _reject_duplicates(document: bytes) -> None:
    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len(dict(pairs)) == len(pairs), f"a name twice: {pairs}"
        return dict(pairs)

    json.loads(document, object_pairs_hook=unique, parse_int=str)
