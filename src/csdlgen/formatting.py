"""The only black: Python that a user's own templates made is formatted, because nobody knows that it is already.

What our templates make is right by construction (see ARCHITECTURE), and black would take longer than all the rest.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from csdlgen import laws, output, processes
from csdlgen.artifacts import Artifact, Page, Standing
from csdlgen.diagnostics import InputError, Location
from csdlgen.render import Renderer

_SHARE = 10
"""Files that one process formats in a row."""
_TOOL = "black"


class Formatter:
    """Formats files once: what it made of them is kept beside the configuration."""

    def __init__(self, home: Path, jobs: int) -> None:
        self._home = home
        self._jobs = jobs
        self._kept: dict[str, str] | None = None
        self._used: dict[str, str] = {}

    def formatted(
        self, artifacts: Iterable[Artifact | Standing], paths: Collection[str]
    ) -> Iterator[Artifact | Standing]:
        """The artifacts, those at some paths formatted. Raises InputError for one that is no Python."""
        if not paths:
            yield from artifacts
            return
        if self._kept is None:
            self._kept = output.recall_texts(self._home, _TOOL)
        known = dict(self._kept)
        everything = tuple(artifacts)
        pending = [each for each in everything if isinstance(each, Artifact) and each.path in paths]
        keys = {each.path: _key(each) for each in pending}
        unknown = [each for each in pending if keys[each.path] not in known]
        shares = [unknown[start : start + _SHARE] for start in range(0, len(unknown), _SHARE)]
        made = (text for texts in processes.mapped(_shares_formatted, shares, self._jobs) for text in texts)
        known |= {keys[each.path]: text for each, text in zip(unknown, made, strict=True)}
        for each in everything:
            if isinstance(each, Artifact) and (key := keys.get(each.path)):
                self._used[key] = known[key]
                yield replace(each, text=known[key])
            else:
                yield each
        if any(isinstance(each, Standing) and each.path in paths for each in everything):
            self._used = self._kept | self._used  # what stands was formatted once, and may have to be again

    def remember(self) -> None:
        """Keep for the next run what this one used."""
        if self._used and self._used != self._kept:
            output.remember_texts(self._home, _TOOL, self._used)


def unformatted(pages: Iterable[Page | Artifact], renderer: Renderer) -> frozenset[str]:
    """The paths of pages in which a user's own template had a say, and that black knows how to format."""
    made = [each for each in pages if isinstance(each, Page) and each.path.endswith((".py", ".pyi"))]
    own = {name for name in {each.template for each in made} if renderer.is_own(name)}
    return frozenset(each.path for each in made if each.template in own)


def _key(artifact: Artifact) -> str:
    """A name for a text, what it is for, and who formats it."""
    from importlib.metadata import version  # noqa: PLC0415 - hardly any run needs it

    kind = artifact.path.rpartition(".")[2]
    return sha256(f"{version('black')}\0{kind}\0{artifact.text}".encode()).hexdigest()


def _shares_formatted(artifacts: Iterable[Artifact]) -> list[str]:
    return [_formatted(each) for each in artifacts]


def _formatted(artifact: Artifact) -> str:
    import black  # noqa: PLC0415 - hardly any run needs it
    from black.mode import TargetVersion  # noqa: PLC0415 - the same

    mode = black.Mode(target_versions={TargetVersion.PY311}, is_pyi=artifact.path.endswith("i"))
    try:
        return black.format_str(artifact.text, mode=mode)
    except Exception as error:
        message = f"a template of your own makes no Python of the page {artifact.path!r}: {_first(error)}"
        raise InputError(laws.TEMPLATE.broken(Location("templates"), message)) from error


def _first(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)
