"""A small service whose pages are written on: a base type, a derived one, an enumeration, an operation."""

from __future__ import annotations

from pathlib import Path

from tests.csdl import edmx, entity, schema
from tests.runs import run


def described(kind: str, name: str, type_name: str, text: str) -> str:
    note = f'<Annotation Term="Org.OData.Core.V1.Description" String="{text}"/>' if text else ""
    return f'<{kind} Name="{name}" Type="{type_name}">{note}</{kind}>'


def service(**texts: str) -> str:
    """The document, with descriptions of ``status``, ``colour`` and ``reason``."""
    return edmx(
        schema(
            '<EnumType Name="colour"><Member Name="red"/></EnumType>',
            entity(
                "run",
                described("Property", "status", "Edm.String", texts.get("status", "The state.")),
                described("Property", "colour", "ns.colour", texts.get("colour", "")),
                '<NavigationProperty Name="next" Type="ns.run"/>',
            ),
            entity("nightly", BaseType="ns.run"),
            '<Action Name="cancel" IsBound="true"><Parameter Name="it" Type="ns.run"/>'
            + described("Parameter", "reason", "Edm.String", texts.get("reason", ""))
            + "</Action>",
            '<EntityContainer Name="C"><EntitySet Name="runs" EntityType="ns.run"/></EntityContainer>',
        )
    )


def project(folder: Path, more: str = "", **texts: str) -> Path:
    """A generated project; the folder of its pages."""
    (folder / "in.xml").write_text(service(**texts))
    (folder / "csdlgen.toml").write_text(
        f'schema = ["in.xml"]\nroot_namespace = "ns"\n[docs]\noutput = "docs"\n{more}'
    )
    assert run(folder, "generate").code == 0
    return folder / "docs"


def write(file: Path, old: str, new: str) -> int:
    """Change a text on a page; the line of the change."""
    text = file.read_bytes().decode()
    assert old in text
    file.write_bytes(text.replace(old, new, 1).encode())
    return text[: text.index(old)].count("\n") + 1
