"""The manifest: which files of an output folder are ours, and what was generated for them when we wrote them."""

from __future__ import annotations

import json
import re
import stat
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from csdlgen.filesystems import mark
from csdlgen.merging import Base

MANIFEST = ".csdlgen-manifest.json"

_SHA256 = re.compile(r"[0-9a-f]{64}")
# No part is empty, leads upwards, is a repository's own, or has a character that some system reads or none can hold.
_PART = r'(?!(?:\.\.?|(?i:\.git))(?:/|\Z))[^/\\:\0<>|?*"\ud800-\udfff]+'
_SAFE = re.compile(f"{_PART}(?:/{_PART})*")

_LONGEST_PART, _LONGEST = 255, 1024
"""How many bytes of a name, and of a path, every file system holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """``files`` maps each owned path to the SHA-256 of what was generated for it; a page holds that and what a person wrote.

    ``slots`` says the same of each piece of a page: the text of a :class:`csdlgen.merging.Base`.

    ``pending`` is there only while a run writes: what it is about to write. After a run that was killed,
    a file with either hash is ours. ``merged`` is there as long, for pages with a person's words that the run is about to
    write: the hash of what the file shall hold, a blank, and the slots that go with it.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    pending: Mapping[str, str] = field(default_factory=dict)
    merged: Mapping[str, str] = field(default_factory=dict)
    slots: Mapping[str, str] = field(default_factory=dict)

    def wrote(self, path: str, sha256: str) -> bool:
        """Whether we, and not a person, gave the file the content with that hash."""
        return sha256 in (self.files.get(path), self.pending.get(path))

    def owns(self, path: str) -> bool:
        """Whether the path is one that we wrote or were about to write."""
        return path in self.files or path in self.pending

    def hash_of(self, path: str) -> str:
        """The hash of what we wrote there, empty if we never did."""
        return self.files.get(path) or self.pending.get(path, "")

    def merged_slots(self, path: str, sha256: str) -> str | None:
        """The slots of a page with a person's words, if a run that was killed gave it the content with that hash."""
        expected, _, slots = self.merged.get(path, "").partition(" ")
        return slots if expected == sha256 else None

    def text(self) -> str:
        """The same bytes for the same content: sorted, one entry to a line."""
        tables = {"files": self.files, "pending": self.pending, "merged": self.merged, "slots": self.slots}
        said = [f' "{name}": {_table(table)}' for name, table in tables.items() if table or name == "files"]
        return "{\n" + ",\n".join(said) + "\n}\n"


def _table(entries: Mapping[str, str]) -> str:
    """A table as JSON with an indent has it."""
    if not entries:
        return "{}"
    names = sorted(entries)
    lines = ",\n  ".join([f'"{name}": "{entries[name]}"' for name in names])
    # Values are hashes, which need no escapes. Names that need none either are what there is, and Python's encoder takes thrice as long.
    if "\\" in lines or lines.count('"') != 4 * len(names) or not all(map(str.isprintable, names)):
        lines = json.dumps(entries, sort_keys=True, ensure_ascii=False, separators=(",\n  ", ": "))[1:-1]
    return f"{{\n  {lines}\n }}"


def is_safe(path: str) -> bool:
    """Whether a relative path stays where it is joined to, on every system, and touches no repository's own files."""
    return path != MANIFEST and bool(_SAFE.fullmatch(path)) and _is_short(path)


def _is_short(path: str) -> bool:
    """Whether file systems hold such a path; no more needs to be seen of most."""
    return (len(path) if path.isascii() else len(path) * 4) <= _LONGEST_PART or (
        len(path.encode()) <= _LONGEST
        and all(len(each.encode()) <= _LONGEST_PART for each in path.split("/"))
    )


def read(folder: Path, known: bytes = b"") -> tuple[Manifest, tuple[str, ...]]:
    """The manifest of a folder, empty if there is none, and what in it is ignored, as sentences.

    ``known`` is the mark of one that csdlgen wrote: of the very same nothing needs to be ignored.
    """
    file = folder / MANIFEST
    try:
        content = _content(file)
    except (FileNotFoundError, NotADirectoryError):
        return Manifest(), ()
    except ValueError as error:
        return Manifest(), (str(error),)
    if known and mark(str(file)) == known:
        return Manifest(**content), ()
    ignored: list[str] = []
    files, pending = (_entries(content.get(key, {}), ignored, _is_hash) for key in ("files", "pending"))
    merged = _entries(content.get("merged", {}), ignored, _is_merged)
    slots = _entries(content.get("slots", {}), ignored, Base.is_text, known=files)
    return Manifest(files=files, pending=pending, merged=merged, slots=slots), tuple(ignored)


def _content(file: Path) -> dict[str, Any]:
    """What a file holds. Raises ValueError, with a sentence, for one that can be no manifest, and OSError."""
    if not stat.S_ISREG(file.lstat().st_mode):
        raise ValueError("it is no file")
    try:
        content = json.loads(file.read_bytes().decode())
    except UnicodeDecodeError:
        raise ValueError("it is not UTF-8") from None
    except (ValueError, RecursionError):
        raise ValueError("it is not JSON") from None
    if not isinstance(content, dict):
        raise ValueError("it is not a table of files")  # noqa: TRY004 - the file is broken, not the program
    return content


def _is_merged(text: str) -> bool:
    expected, _, slots = text.partition(" ")
    return _is_hash(expected) and Base.is_text(slots)


def _is_hash(text: str) -> bool:
    return bool(_SHA256.fullmatch(text))


def _entries(
    entries: object, ignored: list[str], is_good: Callable[[str], bool], known: Container[str] = ()
) -> dict[str, str]:
    """What can be believed; ``known`` are paths that can."""
    if not isinstance(entries, dict):
        ignored.append("a table of files is something else")
        return {}
    good = {}
    for path, value in entries.items():
        if path not in known and not is_safe(path):
            ignored.append(f"it lists {path!r}, which is no path inside its folder")
        elif not isinstance(value, str) or not is_good(value):
            ignored.append(f"the hash of {path!r} is not one")
        else:
            good[path] = value
    return good
