"""Every kind of change is made by its own example, nothing is missed, and nothing is made up."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from random import Random
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdlgen import evolution
from csdlgen.config import Config, ModelsConfig
from csdlgen.csdl import read_document
from csdlgen.edm import Document
from csdlgen.evolution import BY_ID, TABLE, Change, Impact, Kind, Version, changes
from csdlgen.laws.examples import whole
from csdlgen.report.changes import change_lines, change_reference, changes_as_json, changes_as_markdown
from tests.csdl import EDMX
from tests.runs import run

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "changes.md"
COMPANIONS = {
    "property-moved-to-base": {"property-added"},
    "navigation-moved-to-base": {"navigation-added"},
    "class-respelled": {"type-added"},
    "attribute-respelled": {"property-added"},
    "module-respelled": {"type-base-added"},
}
"""What cannot happen alone, and what happens with it."""


def version(*documents: Document, layout: str = "type") -> Version:
    models = ModelsConfig(
        output=Path("/out"), package="x", layout="namespace" if layout != "type" else "type"
    )
    return evolution.version(documents, Config(file=Path("/csdlgen.toml"), schema=(), models=models))


def read(example: str, file: str = "in.xml") -> Document:
    return read_document(whole(example).encode(), file)[0]


def compared(kind: Kind) -> tuple[Change, ...]:
    layout = "namespace" if kind.id == "module-respelled" else "type"
    old, new = (version(read(each), layout=layout) for each in (kind.old, kind.new))
    return changes(old, new, dict(kind.moved))


def test_there_are_at_least_sixty_kinds_and_each_has_its_own_id() -> None:
    assert len(TABLE) == len(BY_ID) >= 60


@pytest.mark.parametrize("kind", TABLE, ids=lambda kind: kind.id)
def test_an_example_is_a_change_of_its_kind_and_of_no_other(kind: Kind) -> None:
    found = [each.kind.id for each in compared(kind)]
    assert kind.id in found
    assert len(found) == len(set(found)) or kind.id == "module-respelled"
    assert set(found) - {kind.id} <= COMPANIONS.get(kind.id, set())


@pytest.mark.parametrize("kind", TABLE, ids=lambda kind: kind.id)
def test_nothing_differs_from_itself(kind: Kind) -> None:
    for example in (kind.old, kind.new):
        assert changes(version(read(example)), version(read(example, "elsewhere.xml"))) == ()


@pytest.mark.parametrize("kind", TABLE, ids=lambda kind: kind.id)
def test_a_change_has_a_place(kind: Kind) -> None:
    for each in compared(kind):
        assert each.location.line > 0


def shuffled(text: str, random: Random) -> Document:
    """The same declarations in another order; parameters, values without a number and annotations keep theirs."""
    root = ET.fromstring(text)  # noqa: S314 - text of our own
    for each in root.iter():
        if each.tag.rpartition("}")[2] in (
            "Schema",
            "EntityType",
            "ComplexType",
            "EntityContainer",
            "EnumType",
        ):
            children = list(each)
            random.shuffle(children)
            each[:] = children
    return read_document(ET.tostring(root), "in.xml")[0]


@given(st.randoms(use_true_random=False), st.sampled_from(TABLE))
def test_order_never_matters(random: Random, kind: Kind) -> None:
    text = whole(kind.new)
    assert changes(version(read(text)), version(shuffled(text, random))) == ()


def test_the_order_of_files_never_matters() -> None:
    files = [
        read_document(path.read_bytes(), path.name)[0] for path in sorted((ROOT / "schema").glob("*.xml"))
    ]
    assert changes(version(*files), version(*reversed(files))) == ()


DECLARED = [
    "EntityType",
    "ComplexType",
    "EnumType",
    "Property",
    "NavigationProperty",
    "Member",
    "Action",
    "Function",
    "Parameter",
    "ReturnType",
    "EntitySet",
    "Singleton",
    "Annotation",
    "PropertyRef",
    "NavigationPropertyBinding",
]


@given(st.data())
def test_whatever_is_taken_away_is_missed(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from([ROOT / "schema" / name for name in ("common.xml", "sources.xml")]))
    root = ET.fromstring(path.read_bytes())  # noqa: S314 - a file of our own
    places = [
        (parent, child)
        for parent in root.iter()
        for child in parent
        if child.tag.rpartition("}")[2] in DECLARED and "Target" not in parent.attrib
    ]
    before = version(read_document(ET.tostring(root), path.name)[0])
    parent, child = data.draw(st.sampled_from(places))
    parent.remove(child)
    found = changes(before, version(read_document(ET.tostring(root), path.name)[0]))
    assert found, ET.tostring(child)


@given(
    st.lists(
        st.sampled_from([each for each in TABLE if not each.old.startswith("<edmx")]), min_size=2, max_size=2
    )
)
def test_any_two_models_that_differ_are_told_apart_both_ways(kinds: list[Kind]) -> None:
    one, other = (version(read(each.new)) for each in kinds)
    there, back = changes(one, other), changes(other, one)
    assert bool(there) == bool(back)
    if kinds[0].new != kinds[1].new:
        assert there


def test_the_reference_is_in_step(updates_golden: bool) -> None:
    if updates_golden:
        PAGE.write_text(change_reference(), encoding="utf-8", newline="\n")
    assert PAGE.read_text(encoding="utf-8") == change_reference(), "make golden brings it up to date"


def test_every_format_tells_every_change() -> None:
    for kind in TABLE:
        found = compared(kind)
        assert len(list(change_lines(found))) == len(found) == len(json.loads(changes_as_json(found)))
        assert changes_as_markdown(found).count("\n- ") == len(found)


def edited(folder: Path) -> tuple[str, str]:
    """A model and a later one, in which a property is gone."""
    (folder / "old.xml").write_text(whole(BY_ID["property-removed"].old), encoding="utf-8")
    (folder / "new.xml").write_text(whole(BY_ID["property-removed"].new), encoding="utf-8")
    return "old.xml", "new.xml"


def test_what_breaks_fails_only_where_that_is_asked(tmp_path: Path) -> None:
    old, new = edited(tmp_path)
    said = run(tmp_path, "diff", old, new)
    assert said.code == 0
    assert said.stdout.startswith("old.xml:1:")
    assert "breaking: example.X/p: a property was removed [property-removed;" in said.stdout
    assert run(tmp_path, "diff", old, new, "--fail-on", "breaking").code == 1
    assert run(tmp_path, "diff", old, old, "--fail-on", "breaking").code == 0
    assert run(tmp_path, "diff", "nothing.xml", new).code == 2


def test_a_folder_is_all_of_its_metadata_in_either_format_and_nothing_else(tmp_path: Path) -> None:
    old, new = edited(tmp_path)
    for name, file in (("old", old), ("new", new)):
        folder = tmp_path / name
        folder.mkdir()
        assert run(tmp_path, "convert", file, f"{name}/api.json").code == 0
        (folder / "package.json").write_text("{}", encoding="utf-8")
    assert "[property-removed;" in run(tmp_path, "diff", "old", "new").stdout
    (tmp_path / "old" / "api.xml").write_bytes((tmp_path / old).read_bytes())
    assert run(tmp_path, "diff", "old", "new").stdout.startswith("old/api.xml:1:")
    (tmp_path / "old" / "api.xml").unlink()
    (tmp_path / "old" / "api.json").unlink()
    said = run(tmp_path, "diff", "old", "new")
    assert (said.code, "there is no metadata (.xml, .csdl, .edmx, .json)" in said.stderr) == (2, True)


def test_a_move_is_one_change_and_the_configuration_says_so(tmp_path: Path) -> None:
    kind = BY_ID["type-moved"]
    (tmp_path / "old.xml").write_text(whole(kind.old), encoding="utf-8")
    (tmp_path / "new.xml").write_text(whole(kind.new), encoding="utf-8")
    (tmp_path / "csdlgen.toml").write_text(
        'schema = ["new.xml"]\n[moved]\n"example.X" = "example.Y"\n', encoding="utf-8"
    )
    found = json.loads(run(tmp_path, "diff", "old.xml", "csdlgen.toml", "--format", "json").stdout)
    assert [(each["kind"], each["before"], each["after"]) for each in found] == [
        ("type-moved", "example.X", "example.Y")
    ]


def test_a_revision_is_compared_with_the_working_tree(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *identity, *arguments], cwd=tmp_path, check=True, capture_output=True)

    edited(tmp_path)
    git("init", "-q")
    (tmp_path / "api.xml").write_bytes((tmp_path / "old.xml").read_bytes())
    (tmp_path / "csdlgen.toml").write_text('schema = ["api.xml"]\n', encoding="utf-8")
    git("add", "api.xml", "csdlgen.toml")
    git("commit", "-q", "-m", "first")
    (tmp_path / "api.xml").write_bytes((tmp_path / "new.xml").read_bytes())
    for old, new in (("HEAD:api.xml", "api.xml"), ("HEAD:csdlgen.toml", "csdlgen.toml"), ("HEAD:", ".")):
        said = run(tmp_path, "diff", old, new)
        assert said.stdout.startswith("HEAD:api.xml:1:"), said
        assert "property-removed" in said.stdout
    (tmp_path / "csdlgen.toml").rename(tmp_path / "pyproject.toml")
    (tmp_path / "pyproject.toml").write_text(
        '[tool.csdlgen]\nschema = ["api.xml"]\nexclude = ["example.X"]\n'
    )
    git("add", "-A")
    git("commit", "-q", "-m", "second")
    assert run(tmp_path, "diff", "HEAD~:", "HEAD:").stdout.startswith("HEAD~:api.xml:1:")
    assert run(tmp_path, "diff", "HEAD:pyproject.toml", "HEAD~:").stdout.startswith("HEAD~:api.xml:1:")
    assert run(tmp_path, "diff", "HEAD:", "HEAD:").stderr == "no changes\n"
    assert run(tmp_path, "diff", "nowhere:api.xml", "api.xml").code == 2
    assert run(tmp_path, "diff", "--", "--output=x:api.xml", "api.xml").code == 2


def test_what_a_configuration_leaves_out_is_not_compared(tmp_path: Path) -> None:
    old, new = edited(tmp_path)
    for key in ('exclude = ["example.X"]', 'include = ["example.Thing"]'):
        (tmp_path / "csdlgen.toml").write_text(f'schema = ["{new}"]\n{key}\n', encoding="utf-8")
        said = run(tmp_path, "diff", old, "csdlgen.toml")
        assert (said.code, said.stdout) == (0, "")
        assert run(tmp_path, "diff", old, new, "--config", "csdlgen.toml").stdout == ""


NOTED = """<edmx:Edmx xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx" xmlns="http://docs.oasis-open.org/odata/ns/edm" Version="4.01">
<edmx:Reference Uri="https://example.org/x.xml">NOTE<edmx:Include Namespace="x">NOTE</edmx:Include>
</edmx:Reference><edmx:DataServices><Schema Namespace="ns" Alias="self">NOTE
<EnumType Name="E">NOTE<Member Name="a">NOTE</Member></EnumType>
<TypeDefinition Name="D" UnderlyingType="Edm.String">NOTE</TypeDefinition>
<EntityType Name="T"><Key><PropertyRef Name="i"/></Key>NOTE
<Property Name="i" Type="Edm.Int32" Nullable="false">NOTE<Annotation Term="x.y" Qualifier="deep" String="x">NOTE</Annotation></Property>
<NavigationProperty Name="n" Type="self.T">NOTE<OnDelete Action="Cascade">NOTE</OnDelete>
<ReferentialConstraint Property="i" ReferencedProperty="i">NOTE</ReferentialConstraint></NavigationProperty></EntityType>
<Term Name="X" Type="Edm.String">NOTE</Term>
<Action Name="A">NOTE<Parameter Name="p" Type="Edm.String">NOTE</Parameter><ReturnType Type="Edm.String">NOTE</ReturnType></Action>
<EntityContainer Name="C">NOTE<EntitySet Name="s" EntityType="self.T">NOTE</EntitySet>
<Singleton Name="g" Type="self.T">NOTE</Singleton><ActionImport Name="ai" Action="self.A">NOTE</ActionImport></EntityContainer>
<Annotations Target="self.T/i">NOTE<Annotation Term="x.y" Qualifier="record"><Record>NOTE
<PropertyValue Property="a" String="b">NOTE</PropertyValue></Record></Annotation></Annotations>
</Schema></edmx:DataServices></edmx:Edmx>"""


def noted(without: int = -1) -> Version:
    """The model above with an annotation in each place but one."""
    first, *parts = NOTED.split("NOTE")
    notes = [f'<Annotation Term="x.y" Qualifier="q{index}" String="x"/>' for index in range(len(parts))]
    text = first + "".join(
        ("" if index == without else note) + part
        for index, (note, part) in enumerate(zip(notes, parts, strict=True))
    )
    return version(read_document(text.encode(), "in.xml")[0])


@pytest.mark.parametrize("place", range(NOTED.count("NOTE")))
def test_an_annotation_is_missed_wherever_it_stood(place: int) -> None:
    found = changes(noted(), noted(without=place))
    assert {each.kind.id for each in found} <= {"annotation-removed", "annotation-changed"}
    assert found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('Alias="self"', 'Alias="a"'),
        ('<Annotation Term="self.Note"/>', '<Annotation Term="self.Note" String=""/>'),
        (
            '<Record><PropertyValue Property="Width" Int="1"/><PropertyValue Property="Height" Int="2"/></Record>',
            '<Record><PropertyValue Property="Height" Int="2"/><PropertyValue Property="Width" Int="1"/></Record>',
        ),
        (' Type="Edm.Duration"', ' Type="Edm.Duration" Precision="0"'),
    ],
)
def test_the_same_said_in_other_words_is_no_change(old: str, new: str) -> None:
    text = whole(
        '<ComplexType Name="X"><Property Name="p" Type="Edm.Duration"/><Annotation Term="self.Note"/>'
        '<Annotation Term="self.Extent"><Record><PropertyValue Property="Width" Int="1"/>'
        '<PropertyValue Property="Height" Int="2"/></Record></Annotation></ComplexType>'
    )
    assert old in text
    other = text.replace(old, new)
    if "Alias" in old:
        other = other.replace("self.", "a.")
    elif "Note" in old:
        text = text.replace('Name="Note" Type="Edm.String"', 'Name="Note" Type="Edm.String" DefaultValue=""')
        other = other.replace(
            'Name="Note" Type="Edm.String"', 'Name="Note" Type="Edm.String" DefaultValue=""'
        )
    assert changes(version(read(text)), version(read(other))) == ()


def test_text_of_a_schema_stays_text_in_a_changelog() -> None:
    change = Change(kind=BY_ID["type-added"], path="ns.<b>|[x](javascript:y)\n# z")
    assert "\\<b>\\|\\[x](" in changes_as_markdown((change,))
    assert "\n# z" not in changes_as_markdown((change,))


def test_the_class_of_a_change_is_the_graver_one() -> None:
    assert BY_ID["property-added-required"].impact is Impact.BREAKING
    assert BY_ID["description-changed"].impact is Impact.DOCUMENTATION


EDITS = (
    ('<Property Name="displayName" Type="Edm.String"', '<Property Name="shownName" Type="Edm.String"', "property-removed"),
    ('MaxLength="', 'MaxLength="1', ""),
    ('Type="Edm.Int32"', 'Type="Edm.Int64"', "property-type-changed-same-python"),
    ('<Member Name="unknownFutureValue"', '<Member Name="later" Value="99"/><Member Name="unknownFutureValue"', "enum-member-added-evolvable"),
    ('Abstract="true"', 'Abstract="false"', "type-abstract-cleared"),
    ('OpenType="true"', 'OpenType="false"', "type-open-cleared"),
    ('ContainsTarget="true"', 'ContainsTarget="false"', "navigation-contains-target-cleared"),
    ('<Singleton Name="me"', '<Singleton Name="myself"', "singleton-removed"),
)  # fmt: skip


@pytest.mark.corpus
@pytest.mark.slow
def test_edits_of_a_published_schema_are_told(corpus: Path) -> None:
    path = corpus / "graph-v1.0" / "v1.0-Prod.csdl"
    text = path.read_text(encoding="utf-8-sig")
    old = version(read_document(text.encode(), "old.xml")[0])
    assert changes(old, old) == ()
    for was, now, kind in EDITS:
        if kind and was in text:
            new = version(read_document(text.replace(was, now, 1).encode(), "new.xml")[0])
            found = changes(old, new)
            assert kind in {each.kind.id for each in found}, kind
            assert len(found) <= 3, [str(each.path) for each in found]


def until(path: Path, limit: tuple[int, ...]) -> Version:
    """A document of DMTF as it was: it holds all its versions, each a namespace such as ``Settings.v1_2_0``."""
    root = ET.fromstring(path.read_bytes())  # noqa: S314 - a published file
    for parent in root.iter(f"{{{EDMX}}}DataServices"):
        for each in list(parent):
            if (found := release(each)) and found > limit:
                parent.remove(each)
    return version(read_document(ET.tostring(root), path.name)[0])


def release(schema: ET.Element) -> tuple[int, ...]:
    found = re.search(r"\.v(\d+)_(\d+)_(\d+)$", schema.get("Namespace", ""))
    return tuple(map(int, found.groups())) if found else ()


@pytest.mark.corpus
@pytest.mark.slow
@pytest.mark.parametrize("name", ["Resource_v1", "Settings_v1", "Message_v1", "Bios_v1"])
def test_releases_of_a_standard_that_only_adds_break_nobody(corpus: Path, name: str) -> None:
    path = corpus / "redfish" / f"{name}.xml"
    releases = sorted({release(each) for each in ET.fromstring(path.read_bytes()).iter()} - {()})  # noqa: S314
    assert len(releases) > 5
    seen: set[str] = set()
    for was, now in zip(releases[::5], releases[5::5], strict=False):
        found = changes(until(path, was), until(path, now))
        assert found
        # A name may have to yield to a new one; nothing else touches who is there already.
        assert {each.kind.id for each in found if each.kind.impact is Impact.BREAKING} <= {"class-respelled"}
        seen |= {each.kind.id for each in found}
    assert "type-added" in seen
    back = changes(until(path, releases[-1]), until(path, releases[0]))
    assert "type-removed" in {each.kind.id for each in back}


@pytest.mark.corpus
@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "true"),
    [
        ("oasis-core/Org.OData.Core.V1", {"term-changed", "annotation-changed"}),
        ("oasis-validation-measures/Org.OData.Measures.V1", {"annotation-changed"}),
        ("oasis-examples/csdl-16.1", set()),
        ("odata-v2/odata-rw-v2", set()),
    ],
)
def test_a_document_published_in_both_formats_is_one(corpus: Path, name: str, true: set[str]) -> None:
    one, other = (
        version(read_document(path.read_bytes(), path.name)[0])
        for path in (corpus / f"{name}.xml", corpus / f"{name}.json")
    )
    found = changes(one, other)
    assert {each.kind.id for each in found} <= true
    assert len(found) <= 2, [each.path for each in found]
