"""The two sides of a comparison: files, folders, patterns or a configuration, as they are or at a git revision."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from csdlgen.cli._git import git

if TYPE_CHECKING:
    from csdlgen.config import Config
    from csdlgen.evolution import Version

_SUFFIXES = (".xml", ".csdl", ".edmx")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a version lies: a path below a folder, and what stands before the names of its files."""

    path: str
    folder: Path
    prefix: str = ""


@contextlib.contextmanager
def source(text: str) -> Iterator[Source]:
    """What an argument names; the files of a revision exist until the end of the block."""
    from csdlgen import output

    revision, colon, path = text.partition(":")
    if (
        not colon
        or Path(text).exists()
        or Path(revision).is_absolute()
        or "/" in path[:1]
        or len(revision) < 2
    ):
        yield Source(path=text, folder=Path.cwd())
        return
    top = Path(git("rev-parse", "--show-toplevel").decode().rstrip("\n"))
    if path.startswith(("./", "../")):
        path = (Path.cwd() / path).resolve().relative_to(top).as_posix()
    commit = git("rev-parse", "--verify", "--end-of-options", f"{revision}^{{tree}}").decode().strip()
    with output.unpacked(git("-C", str(top), "archive", "--format=tar", commit)) as folder:
        yield Source(path=path, folder=folder, prefix=f"{revision}:")


def version(found: Source, config: Config | None) -> tuple[Version, Config | None]:
    """The model of a source, and the configuration that it names, or else the given one.

    Raises InputError if something cannot be read, UsageError if nothing is there.
    """
    from csdlgen import config as configuration
    from csdlgen import naming, pipeline
    from csdlgen.evolution import Version

    path = found.folder / found.path
    own = _configuration(path)
    if own is not None:
        config, _ = configuration.load(own, found.folder)
        files = configuration.schema_files(config, found.folder)
    else:
        files = _files(found)
    model, _ = pipeline.resolve(files, found.folder)
    names, _ = naming.settle(model, config or _unconfigured(found.folder))
    return Version(graph=model, names=names), config


def _configuration(path: Path) -> Path | None:
    if path.suffix == ".toml":
        return path
    return next((file for name in ("csdlgen.toml",) if (file := path / name).is_file()), None)


def _files(found: Source) -> tuple[Path, ...]:
    path = found.folder / found.path
    if path.is_dir():
        files = tuple(sorted(file for file in path.iterdir() if file.suffix.lower() in _SUFFIXES))
    elif any(each in found.path for each in "*?[") and not path.exists():
        files = tuple(sorted(file for file in found.folder.glob(found.path) if file.is_file()))
    else:
        files = (path,)
    if not files:
        raise click.UsageError(f"{found.prefix}{found.path}: there is no metadata ({', '.join(_SUFFIXES)})")
    return files


def _unconfigured(folder: Path) -> Config:
    from csdlgen.config import Config

    return Config(file=folder / "csdlgen.toml", schema=())
