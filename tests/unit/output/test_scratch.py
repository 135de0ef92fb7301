"""An archive is unpacked inside a folder that is gone again."""

from __future__ import annotations

import io
import tarfile

import pytest

from csdlgen.output import unpacked


def archive(*members: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as opened:
        for name, content in members:
            member = tarfile.TarInfo(name)
            member.size = len(content)
            opened.addfile(member, io.BytesIO(content))
    return made.getvalue()


@pytest.mark.parametrize("has_filters", [True, False])
def test_files_are_there_until_the_end_of_the_block(
    has_filters: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not has_filters:
        monkeypatch.delattr(tarfile, "data_filter", raising=False)
    with unpacked(archive(("api/a.xml", b"<a/>"))) as folder:
        assert (folder / "api" / "a.xml").read_bytes() == b"<a/>"
    assert not folder.exists()


def test_without_filters_what_leads_out_and_what_is_no_file_is_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr(tarfile, "data_filter", raising=False)
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as opened:
        for name, kind in (
            ("../out", tarfile.REGTYPE),
            ("/tmp/out", tarfile.REGTYPE),  # noqa: S108 - nothing is written there
            ("link", tarfile.SYMTYPE),
            ("pipe", tarfile.FIFOTYPE),
            ("in", tarfile.REGTYPE),
        ):
            member = tarfile.TarInfo(name)
            member.type = kind
            member.linkname = "/etc/passwd" if kind == tarfile.SYMTYPE else ""
            opened.addfile(member)
    with unpacked(made.getvalue()) as folder:
        assert [each.name for each in folder.iterdir()] == ["in"]
