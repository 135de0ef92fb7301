"""What it takes to make Python of a schema, the way it is done today and ours."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from subprocess import CalledProcessError

from tests.benchmarks.measure import Sample, medians, run
from tests.benchmarks.peers.tools import node_program, program
from tests.benchmarks.subject import Subject
from tests.benchmarks.tables import megabytes, ratio, seconds, table

LIMIT = 600.0
"""Seconds until a tool is ended."""
HEAD = ("made from {}", "ratio", "processors", "clock", "memory of the largest process")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A tool: what it makes of what, and the command that runs in the folder with ``schema.xml``."""

    title: str
    command: tuple[str, ...]


def tools() -> tuple[Tool, ...]:
    """Ours first; then each tool after those whose output it reads."""
    return (
        Tool(title="csdlgen: models and stubs", command=(sys.executable, "-m", "csdlgen", "generate")),
        Tool(
            title="odata-csdl: CSDL JSON",
            command=(node_program("odata-csdl-xml2json"), "--target", "csdl.json", "schema.xml"),
        ),
        Tool(
            title="odata-openapi: OpenAPI",
            command=(node_program("odata-openapi3"), "--target", "openapi.json", "schema.xml"),
        ),
        Tool(
            title="datamodel-code-generator: pydantic models, from that OpenAPI",
            command=(
                program("datamodel-codegen"),
                *("--input", "openapi.json", "--input-file-type", "openapi"),
                *("--output-model-type", "pydantic_v2.BaseModel", "--output", "from_openapi"),
            ),
        ),
    )


def generation(subject: Subject, folder: Path, repetitions: int) -> str:
    """The table for a schema. The last of the projects stays as it is, in ``folder/1``, ``folder/2``, …"""
    projects = [subject.project(folder / str(number), "models", "stubs") for number in range(repetitions)]
    rows: list[tuple[str, ...]] = []
    floor: Sample | None = None
    for tool in tools():
        try:
            found = medians([run(tool.command, project, limit=LIMIT) for project in projects])
        except CalledProcessError as error:
            rows.append((tool.title, "", "", _why(error), ""))
            continue
        floor = floor or found
        times = ratio(found.cpu, floor.cpu), seconds(found.cpu), seconds(found.wall)
        rows.append((tool.title, *times, megabytes(found.memory)))
    return table((HEAD[0].format(subject.title), *HEAD[1:]), rows)


def _why(error: CalledProcessError) -> str:
    return f"ended after {LIMIT:.0f} s" if error.returncode == -9 else "failed"
