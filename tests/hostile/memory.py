"""The whole program over one document, in memory: all that can be made of bytes, and nothing written."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from csdlgen import graph, inspection, laws, naming, report
from csdlgen.artifacts import Artifact
from csdlgen.config import Config, load
from csdlgen.csdl import Format, read_document, write_document
from csdlgen.diagnostics import InputError
from csdlgen.evolution import Version, changes
from csdlgen.graph import TypeGraph
from csdlgen.naming import NameTable
from csdlgen.render import Renderer
from csdlgen.targets import TARGETS
from tests.hostile.formats import json_faults, line_faults
from tests.hostile.judges import BUILD_HOOK, markdown_faults, python_faults
from tests.hostile.service import FLAVORS, LAYOUTS, OF_A_FLAVOR, configuration


@cache
def configured(layout: str, flavor: str = FLAVORS[0]) -> Config:
    """A configuration with every target there is."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "csdlgen.toml")
        file.write_text(configuration("in.xml", flavor=flavor, layout=layout), encoding="utf-8")
        return load(file, Path(folder))[0]


@cache
def _renderer(target: str) -> Renderer:
    return next(Renderer(each.name, each.sink) for each in TARGETS if each.name == target)


def artifacts(
    model: TypeGraph, names: NameTable, config: Config, targets: frozenset[str] | None = None
) -> Iterator[Artifact]:
    """Every file that every target, or some, make of a model, without what is copied as it stands."""
    for target in TARGETS:
        if targets is not None and target.name not in targets:
            continue
        for page in target.pages(model, names, config).pages:
            found = page if isinstance(page, Artifact) else _renderer(target.name).artifact(page)
            if "_runtime/" not in found.path:
                yield found


def faults(data: bytes, file: str = "in.xml") -> Iterator[str]:
    """What is wrong with all that is made of some bytes; an exception is a fault of the program, too."""
    try:
        document, findings = read_document(data, file)
    except InputError as error:
        yield from _said(report.as_lines(error.diagnostics, everything=True))
        return
    model = graph.build((document,))
    found = (*findings, *model.diagnostics)
    yield from _said(report.as_lines(found, everything=True))
    yield from json_faults(report.as_sarif(found))
    for style in inspection.STYLES.values():
        style(model, (document,), ())
    for layout in LAYOUTS:
        config = configured(layout)
        names, clashes = naming.settle(model, config)
        if any(laws.stops_generation(laws.BY_CODE[each.code]) for each in clashes):
            continue
        for artifact in artifacts(model, names, config, None if layout == LAYOUTS[0] else OF_A_FLAVOR):
            yield from (f"{artifact.path}: {fault}" for fault in _artifact_faults(artifact))
        version = Version(graph=model, names=names)
        if changes(version, version):
            yield "it differs from itself"
    for format_ in Format:
        text, _ = write_document(document, format_)
        read_document(text.encode("utf-8", "surrogatepass"), f"out.{format_}")


def _artifact_faults(artifact: Artifact) -> Iterator[str]:
    naming.output_path(artifact.path)
    if artifact.path.endswith((".py", ".pyi")):
        compile(artifact.text, artifact.path, "exec", dont_inherit=True)
        yield from () if artifact.path == BUILD_HOOK else python_faults(artifact.text)
    elif artifact.path.endswith(".md"):
        yield from markdown_faults(artifact.text)


def _said(lines: Iterator[str] | list[str]) -> Iterator[str]:
    for line in lines:
        yield from line_faults(line)
