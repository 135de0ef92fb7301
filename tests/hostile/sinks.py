"""Everything that the program makes of the service: files, reports, and what other commands write."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from unittest.mock import patch

from csdlgen import planning
from csdlgen.artifacts import Sink
from csdlgen.render import Renderer
from csdlgen.targets import TARGETS
from csdlgen.upkeep import pages as pages_with_words
from tests.hostile.service import Fill, descriptions, document, harmless, home, wanted
from tests.runs import files_in, run

_CLIENT = "p/client/"
_FILE = object()
"""Stands for the file of the schema in the arguments of a command."""

REPORTS: Mapping[str, tuple[object, ...]] = {
    **{f"validate {style}": ("validate", "--format", style, "--", _FILE) for style in ("text", "json", "sarif", "github")},
    "validate colour": ("validate", "--", _FILE),
    **{f"inspect {style}": ("inspect", "--format", style, "--", _FILE) for style in ("text", "json", "mermaid", "dot")},
    **{f"diff {style}": ("diff", "--format", style, "before/service.csdl", "csdlgen.toml") for style in ("text", "json", "markdown")},
    "convert xml": ("convert", "--to", "xml", "--", _FILE, "made/converted.xml"),
    "convert json": ("convert", "--to", "json", "--", _FILE, "made/converted.json"),
    **{f"docs status {style}": ("docs", "status", "--format", style) for style in ("text", "json")},
    "check diff": ("check", "--diff"),
    "docs harvest": ("docs", "harvest"),
}  # fmt: skip
"""The commands that say or write something about a service, in turn; their names are those of sinks."""
_UNDESCRIBED = "\n|id|String|**TODO: Add Description**|\n"
WRITTEN = "What a person wrote."
"""A description on a page, which status tells of and harvest takes away."""


_compiled = cache(Renderer)


def _renderer(
    target: str,
    sink: type[Sink],
    own: Path | None = None,
    foreign: Path | None = None,
    *,
    base: Path = Path(),
) -> Renderer:
    return Renderer(target, sink, own, foreign, base=base) if own or foreign else _compiled(target, sink)


@contextmanager
def templates_compiled_once() -> Iterator[None]:
    """Runs share our templates."""
    with patch.object(planning, "Renderer", _renderer), patch.object(pages_with_words, "Renderer", _renderer):
        yield


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """The files of each target, the output of each report, and what was said while generating.

    ``written`` holds what commands were told to write, and ``state`` what the program remembers, by name.
    ``schema`` is the service itself, and its file.
    """

    code: int
    said: str
    files: Mapping[str, Mapping[str, str]]
    schema: tuple[str, bytes]
    reports: Mapping[str, str] = field(default_factory=dict)
    written: Mapping[str, str] = field(default_factory=dict)
    state: Mapping[str, str] = field(default_factory=dict)


def made(
    folder: Path,
    fill: Fill,
    *,
    flavor: str = "dataclass",
    layout: str = "type",
    reports: Collection[str] = tuple(REPORTS),
    targets: frozenset[str] | None = None,
) -> Made:
    """Everything that the program makes of the service with its slots filled, or these reports and targets."""
    (folder / "before").mkdir(parents=True)
    (folder / "made").mkdir()
    suffix, data = document(fill)
    name = fill("file_name")
    file = (
        f"x{name}.{suffix}" if name.startswith(".") else f"{name}.{suffix}"
    )  # patterns pass over hidden files
    (folder / file).write_bytes(data)
    (folder / "before/service.csdl").write_bytes(document(harmless)[1])
    (folder / "descriptions.toml").write_text(descriptions(fill), encoding="utf-8", newline="\n")
    settings = wanted(f"*.{suffix}", flavor=flavor, layout=layout, fill=fill, targets=targets)
    (folder / "csdlgen.toml").write_text(settings, encoding="utf-8", newline="\n")
    time.sleep(0.03)  # a run puts on record only files that are older than a tick of the system's clock
    done = run(folder, "generate", "--jobs", "1", "--depfile", "made/build.d")
    files = {
        target.name: {
            name: content.decode()
            for name, content in files_in(folder / "out" / home(target.name)).items()
            if name.startswith(_CLIENT) is (target.name == "client")
        }
        for target in TARGETS
    }
    printed = _reports(folder, file, reports) if reports else {}
    return Made(
        code=done.code,
        said=done.stderr,
        files=files,
        schema=(file, data),
        reports=printed,
        written=_texts(folder / "made") | {"descriptions.toml": (folder / "descriptions.toml").read_text("utf-8")},
        state=_texts(folder / ".csdlgen"),
    )  # fmt: skip


def _reports(folder: Path, file: str, names: Collection[str]) -> dict[str, str]:
    _write_on_a_page(folder / "out/docs/resources")
    shutil.rmtree(folder / "out/stubs", ignore_errors=True)  # so that check has much to show
    shutil.rmtree(folder / "out/site", ignore_errors=True)
    printed: dict[str, str] = {}
    for name, arguments in REPORTS.items():
        if name not in names:
            continue
        colour = patch.dict(os.environ, {"FORCE_COLOR": "1" if name == "validate colour" else ""})
        with colour, patch("csdlgen.processes.available", lambda: 1):
            finished = run(folder, *(file if each is _FILE else str(each) for each in arguments))
        printed[name] = finished.stdout
        printed[f"{name} (stderr)"] = finished.stderr
    return printed


def _write_on_a_page(resources: Path) -> None:
    """Let a person describe a property, on the first page that has it of its own."""
    for page in sorted(resources.glob("*.md")):
        text = page.read_text(encoding="utf-8")
        if _UNDESCRIBED in text:
            page.write_text(text.replace(_UNDESCRIBED, f"\n|id|String|{WRITTEN}|\n"), encoding="utf-8")
            return


def _texts(folder: Path) -> dict[str, str]:
    return {name: content.decode() for name, content in files_in(folder).items() if name != ".gitignore"}


def pages(found: Made, suffix: str) -> Iterator[tuple[str, str, str]]:
    """Target, name and text of every generated file of a kind, without what is copied as it stands."""
    for target, files in found.files.items():
        for name, text in files.items():
            if name.endswith(suffix) and "_runtime/" not in name:
                yield target, name, text
