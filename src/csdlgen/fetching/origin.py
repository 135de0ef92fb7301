"""Where a file was fetched from: a small record beside it, without secrets, the same for the same content."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from csdlgen import laws
from csdlgen.diagnostics import InputError, Location, shown
from csdlgen.fetching.urls import HIDDEN

_SUFFIX = ".origin.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The URL that a file came from, the SHA-256 of its bytes, and the ETag that the service gave them."""

    url: str
    sha256: str
    etag: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether the URL can be asked again: nothing was left out of it."""
        return f"={HIDDEN}" not in self.url

    def text(self) -> str:
        """The record as TOML; all values are printable ASCII, for which JSON writes what TOML reads."""
        pairs = {"url": self.url, "sha256": self.sha256, "etag": self.etag}
        lines = [f"{key} = {json.dumps(value)}\n" for key, value in pairs.items() if value]
        return "# Written by `csdlgen fetch`, which looks here for where the file comes from.\n" + "".join(
            lines
        )


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes."""
    return sha256(data).hexdigest()


def beside(file: Path) -> Path:
    """The record of a file."""
    return file.with_name(file.name + _SUFFIX)


def origin_of(file: Path, display_base: Path) -> Origin | None:
    """Where a file was fetched from; None if nothing says so. Raises InputError for a record that is none."""
    record = beside(file)
    try:
        values = tomllib.loads(record.read_bytes().decode())
        return Origin(**{key: _plain(values.get(key, "")) for key in ("url", "sha256", "etag")})
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _broken(record, display_base, f"cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise _broken(record, display_base, "is no record of an origin") from error


def _plain(value: object) -> str:
    if not (isinstance(value, str) and value.isascii() and value.isprintable()):
        raise ValueError(value)
    return value


def _broken(record: Path, display_base: Path, message: str) -> InputError:
    return InputError(laws.ORIGIN.broken(Location(shown(record, display_base)), message))
