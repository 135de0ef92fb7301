"""Imports every module of a package and prints what Python's audit events tell of it that is not allowed.

A program of its own that imports nothing of ours; its arguments are a folder and the name of the package in it.
"""

from __future__ import annotations

import importlib
import os
import sys
import sysconfig
from pathlib import Path

HARMLESS = frozenset(
    {"import", "marshal.loads", "os.listdir", "os.scandir", "sys._getframe", "sys._getframemodulename", "object.__setattr__", "object.__getattr__", "builtins.id"}
)  # fmt: skip
"""Events that change nothing outside of the process and run nothing."""
BUILDERS = frozenset({"dataclasses", "typing", "collections", "annotationlib", "ast"})
"""Modules of the standard library that compile what they themselves write, of names that are identifiers."""
BUILDING_PACKAGES = ("pydantic.", "msgspec.", "typing_inspection.")
_FOLDERS = sysconfig.get_paths()
LIBRARY = tuple(
    os.path.realpath(folder) + os.sep
    for folder in (
        sys.base_prefix,
        *(_FOLDERS[name] for name in ("stdlib", "platstdlib", "purelib", "platlib")),
    )
)


def main(folder: str, package: str) -> None:
    own = os.path.realpath(folder) + os.sep
    names = sorted(_modules(Path(folder), package))
    sys.path.insert(0, folder)
    sys.dont_write_bytecode = True
    told: list[str] = []
    is_watching = True

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        if is_watching and (fault := _fault(event, arguments, own)):
            told.append(fault)

    sys.addaudithook(hear)
    for name in names:
        importlib.import_module(name)
    for name in dir(sys.modules[package]):
        getattr(sys.modules[package], name)
    is_watching = False
    sys.stdout.write("".join(f"{each}\n" for each in told))


def _modules(folder: Path, package: str) -> set[str]:
    """Every module, but for those of the runtime that need a library which not everybody has."""
    found = set()
    for file in (folder / package).rglob("*.py"):
        name = ".".join(file.relative_to(folder).with_suffix("").parts).removesuffix(".__init__")
        if not name.endswith("over_httpx"):
            found.add(name)
    return found


def _fault(event: str, arguments: tuple[object, ...], own: str) -> str:
    match event:
        case "open":
            path, mode, flags = (*arguments, None, 0)[:3]
            is_read = isinstance(flags, int) and not flags & (
                os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
            )
            is_ours = isinstance(path, int) or os.path.realpath(os.fsdecode(path)).startswith((own, *LIBRARY))  # type: ignore[arg-type]
            return "" if is_read and is_ours else f"opens {path!r} {mode} {flags}"
        case "exec":
            return (
                ""
                if _is_built(getattr(arguments[0], "co_filename", ""), own)
                else f"executes {arguments[0]!r}"
            )
        case "compile":
            return "" if _is_built(str(arguments[1]), own) else f"compiles {arguments!r}"
        case _ if event in HARMLESS:
            return ""
    return f"{event} {arguments!r}"


def _is_built(file: str, own: str) -> bool:
    """Whether code is that of a file which may be imported, or was made by a builder."""
    if os.path.realpath(file).startswith((own, *LIBRARY)) or file.startswith("<frozen "):
        return True
    frame = sys._getframe(3)
    builder = frame.f_globals.get("__name__", "")
    return builder in BUILDERS or builder.startswith(BUILDING_PACKAGES)


if __name__ == "__main__":
    main(*sys.argv[1:])
