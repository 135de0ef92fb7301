"""The two sides of a comparison: files, folders, patterns or a configuration, now or at a git revision, or a service."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from csdlgen.cli._git import git

if TYPE_CHECKING:
    from csdlgen.config import Config
    from csdlgen.evolution import Version
    from csdlgen.fetching import Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a version lies: a path below a folder, and what stands before the names of its files; or a service."""

    path: str
    folder: Path
    prefix: str = ""
    request: Request | None = None


@contextlib.contextmanager
def source(text: str, request: Callable[[str], Request]) -> Iterator[Source]:
    """What an argument names; the files of a revision exist until the end of the block."""
    from csdlgen import fetching, output

    if fetching.is_url(text):
        yield Source(path="", folder=Path.cwd(), request=request(text))
        return
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
    from csdlgen import evolution, fetching, understanding

    if found.request is not None:
        documents = (fetching.fetch(found.request).document,)
        return evolution.version(documents, config or _unconfigured(found.folder)), config
    own = _configuration(found.folder / found.path)
    if own is not None:
        config, _ = configuration.load(own, found.folder)
    files = configuration.schema_files(config, found.folder) if own and config else _files(found)
    model, _ = understanding.resolve(files, config, found.folder)
    return evolution.version(model.documents, config or _unconfigured(found.folder)), config


def _configuration(path: Path) -> Path | None:
    """The configuration that a path is, or that lies in a folder."""
    from csdlgen import config as configuration

    return path if path.suffix == ".toml" else configuration.inside(path)


def _files(found: Source) -> tuple[Path, ...]:
    from csdlgen import starting
    from csdlgen.filesystems import is_folder

    path = found.folder / found.path
    if is_folder(path):
        files = tuple(sorted(_inside(path)))
    elif any(each in found.path for each in "*?[") and not path.exists():
        files = tuple(sorted(file for file in found.folder.glob(found.path) if file.is_file()))
    else:
        files = (path,)
    if not files:
        raise click.UsageError(
            f"{found.prefix}{found.path}: there is no metadata ({', '.join(starting.SUFFIXES)})"
        )
    return files


def _inside(folder: Path) -> Iterator[Path]:
    """Documents in a folder: all XML, and JSON that begins like metadata and is no second form of XML beside it."""
    from csdlgen import starting

    files = {file for file in folder.iterdir() if file.suffix.lower() in starting.SUFFIXES}
    # XML that is no metadata is more likely a mistake, which reading it reports.
    plain = {file for file in files if file.suffix.lower() != ".json"}
    yield from plain
    stems = {file.stem for file in plain}
    yield from (file for file in files - plain if file.stem not in stems and starting.is_metadata(file))


def _unconfigured(folder: Path) -> Config:
    from csdlgen.config import Config

    return Config(file=folder / "csdlgen.toml", schema=())
