"""Documents from files, with the local files that they refer to (CSDL 4.01, section 4.1)."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from csdlgen import laws
from csdlgen.config import Limits
from csdlgen.csdl.formats import read_document
from csdlgen.csdl.limits import read_bounded
from csdlgen.diagnostics import Diagnostic, InputError, Location, shown
from csdlgen.edm import Document
from csdlgen.filesystems import is_file, real


def read_files(
    paths: Sequence[Path], display_base: Path, limits: Limits | None = None
) -> tuple[tuple[Document, ...], tuple[Diagnostic, ...]]:
    """The documents in ``paths``, then those that they refer to, each once, and what was found wrong.

    Locations name files relative to ``display_base``. A reference is followed when it names an existing
    file below ``display_base`` or below the folder of a given file; nothing is ever fetched.

    A file that is no readable CSDL document is reported and left out. Raises InputError if one cannot be opened.
    """
    limits = limits or Limits()
    given = dict.fromkeys(real(path) for path in paths)
    roots = {real(display_base), *(path.parent for path in given)}
    pending = deque(given)
    seen = set(given)
    documents: list[Document] = []
    findings: list[Diagnostic] = []
    while pending:
        path = pending.popleft()
        name = shown(path, real(display_base))
        try:
            document, found = read_file(path, name, limits)
        except InputError as error:
            findings.extend(error.diagnostics)
            continue
        except OSError as error:
            raise unopened(name, error) from error
        documents.append(document)
        findings.extend(found)
        for target in _referenced(document, path.parent, roots, findings):
            if target not in seen:
                seen.add(target)
                pending.append(target)
    return tuple(documents), tuple(findings)


def read_file(path: Path, name: str, limits: Limits) -> tuple[Document, tuple[Diagnostic, ...]]:
    """The document in one file, and what was found wrong with it; ``name`` is what reports call it.

    Raises InputError if it cannot be read as CSDL, and OSError if it cannot be opened.
    """
    return read_document(read_bounded(path, name, limits), name, limits)


def unopened(name: str, error: OSError) -> InputError:
    """What is told of an input file that the system does not let us read."""
    return InputError(laws.INPUT_FILE.broken(Location(name), f"cannot be opened: {error.strerror}"))


def _referenced(document: Document, folder: Path, roots: set[Path], findings: list[Diagnostic]) -> list[Path]:
    found = []
    for reference in document.references:
        target = _local(document.resolved(reference.uri), folder)
        if target is None:
            continue
        if not any(target.is_relative_to(root) for root in roots):
            findings.append(_unfollowed(reference.location, reference.uri, "it leaves the schema folders"))
        elif not is_file(target):
            findings.append(_unfollowed(reference.location, reference.uri, "there is no such file"))
        else:
            found.append(target)
    return found


def _local(uri: str, folder: Path) -> Path | None:
    """The file that a URI names, None if it is not a relative one."""
    try:
        parts = urlsplit(uri)
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith(("/", "\\")):
            return None
        return real(folder / unquote(parts.path))
    except (ValueError, OSError):
        return None


def _unfollowed(location: Location, uri: str, reason: str) -> Diagnostic:
    return laws.REFERENCE.broken(
        location,
        f"the reference to {uri!r} is not followed: {reason}",
        hint="its namespaces are known only if another input defines them",
    )
