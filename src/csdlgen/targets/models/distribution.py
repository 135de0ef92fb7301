"""The ``pyproject.toml`` beside the package, by which it is built and shipped."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from csdlgen.artifacts import Python
from csdlgen.config import ModelsConfig, StubsConfig
from csdlgen.targets._quoting import python_string

_NEEDS: Mapping[str, Python | None] = {
    "dataclass": None,
    "msgspec": Python.of("msgspec>=0.19"),
    "pydantic": Python.of("pydantic>=2.11"),
}
"""What the package of each flavor depends on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectView:
    """The facts of a distribution. ``has_client``: whether it has use for httpx. ``stubs``: where the folder of the stubs is, from here, if there are any."""

    name: Python
    version: Python
    requirement: Python | None
    has_client: bool
    package: Python
    stubs: Python | None
    stubs_package: Python


def project_view(config: ModelsConfig, stubs: StubsConfig | None, *, has_client: bool) -> ProjectView:
    """``distribution = "industry-data==1.4.0"``: the name and the version, which is 0.0.0 if nobody says."""
    name, _, version = config.distribution.partition("==")
    requirement = _NEEDS[config.flavor]
    stubs_package = f"{config.package}-stubs"
    home = _relative(stubs.output / stubs_package, config.output) if stubs else None
    return ProjectView(
        name=python_string(name),
        version=python_string(version or "0.0.0"),
        requirement=python_string(requirement) if requirement else None,
        has_client=has_client,
        package=python_string(config.package),
        stubs=python_string(home) if home else None,
        stubs_package=python_string(stubs_package),
    )


def _relative(path: Path, start: Path) -> str:
    return os.path.relpath(path, start).replace(os.sep, "/")
