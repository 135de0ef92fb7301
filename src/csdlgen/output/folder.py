"""An output folder as it is: what our files hold, and what is in the way of them."""

from __future__ import annotations

import os
import stat
import unicodedata
from pathlib import Path

from csdlgen.filesystems import real


class BlockedError(Exception):
    """Why a path cannot be a file of ours, and what is in the way: the path itself, or a folder above it."""

    def __init__(self, obstacle: str, at: str) -> None:
        super().__init__(obstacle)
        self.at = at


class Folder:
    """Reads the files of a folder, never one that lies elsewhere."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.root = real(path)
        self._prefix = f"{path}/"
        self._obstacles: dict[str, BlockedError | None] = {}

    def read(self, path: str) -> bytes | None:
        """What a file holds, its line ends made ours; None if there is no file. Raises BlockedError and OSError."""
        folder = path.rpartition("/")[0]
        if folder not in self._obstacles:
            self._obstacles[folder] = self._obstacle(self.path / folder)
        if obstacle := self._obstacles[folder]:
            raise obstacle
        name = self._prefix + path
        try:
            mode = os.lstat(name).st_mode
            if stat.S_ISLNK(mode):
                self._follow(Path(name), path)
            elif not stat.S_ISREG(mode):
                raise BlockedError("something that is no file is in the way", path)
            with open(name, "rb", buffering=0) as file:
                return file.read().replace(b"\r\n", b"\n")
        except FileNotFoundError:
            return None

    def with_line_ends(self, path: str, content: bytes) -> bytes:
        """A text with the line ends of the file that it is for."""
        with open(self._prefix + path, "rb") as file:
            held = file.read()
        has_returns = held.count(b"\r\n") * 2 > held.count(b"\n")
        return content.replace(b"\n", b"\r\n") if has_returns else content

    def _follow(self, link: Path, path: str) -> None:
        """A link may lead to a file inside the folder, or to nothing."""
        resolved = real(link)
        if not resolved.is_relative_to(self.root):
            raise BlockedError("is a link that leads out of the output folder", path)
        if resolved.exists() and not resolved.is_file():
            raise BlockedError("is a link to something that is no file", path)

    def _obstacle(self, folder: Path) -> BlockedError | None:
        """Why a folder cannot hold files of ours, if it cannot."""
        above = [each for each in (folder, *folder.parents) if each.is_relative_to(self.path)]
        for each in reversed(above):
            at = each.relative_to(self.path).as_posix()
            if not real(each).is_relative_to(self.root):
                return BlockedError("is a link that leads out of the output folder; nothing goes there", at)
            if os.path.lexists(each) and not each.is_dir():
                return BlockedError("stands where a folder is needed", at)
        return None


def fold(path: str) -> str:
    """What two paths have in common if some file system takes them for one."""
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()
