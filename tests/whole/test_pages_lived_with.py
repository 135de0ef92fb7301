"""Pages of both kinds, made by the real templates and lived with: whoever edits what, whatever becomes of the schema.

No word of a person is ever lost, and what nobody touched is what a run into an empty folder would write.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from csdlgen.config import load
from csdlgen.merging import FRONT_MATTER, parse, places
from csdlgen.pipeline import Wishes, generate
from tests.csdl import edmx, entity, schema

TARGETS = ("docs", "site")
NAMES = ("alpha", "beta", "gamma", "delta")
ANY = st.integers(0, 10_000)
FACT, HAND = re.compile(r"fact\d+x"), re.compile(r"hand\d+x")


@dataclass
class Member:
    """A property: its type and the fact that describes it."""

    type: str
    fact: str


@dataclass
class Declared:
    """An entity type."""

    fact: str
    is_abstract: bool = False
    members: dict[str, Member] = field(default_factory=dict)


@dataclass
class Service:
    """A base type, types that derive from it, and an action."""

    types: dict[str, Declared]
    reason: str

    def text(self) -> str:
        first, *others = self.types
        return edmx(
            schema(
                '<EnumType Name="hue"><Member Name="red"/><Member Name="blue"/></EnumType>',
                *(self._type(name, "" if name == first else first) for name in (first, *others)),
                f'<Action Name="stop" IsBound="true"><Parameter Name="it" Type="self.{first}"/>'
                f'<Parameter Name="why" Type="Edm.String">{_note(self.reason)}</Parameter></Action>',
                f'<EntityContainer Name="C"><EntitySet Name="all" EntityType="self.{first}"/></EntityContainer>',
            )
        )

    def _type(self, name: str, base: str) -> str:
        declared = self.types[name]
        members = (
            f'<Property Name="{each}" Type="{member.type}">{_note(member.fact)}</Property>'
            for each, member in declared.members.items()
        )
        extra = {"BaseType": f"self.{base}"} if base else {}
        if declared.is_abstract:
            extra["Abstract"] = "true"
        return entity(name, _note(declared.fact), *members, **extra)


def _note(text: str) -> str:
    return f'<Annotation Term="Org.OData.Core.V1.Description" String="{text}"/>'


class Lives(RuleBasedStateMachine):
    """A project whose schema and pages change in turn. Facts and words are numbered, so each is told apart."""

    target = "docs"

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.count = 0
        self.words: set[str] = set()
        self.moved: dict[str, str] = {}
        first = Declared(fact=self._new("fact"), members={"a": self._member(0), "b": self._member(1)})
        self.service = Service(
            types={"alpha": first, "beta": Declared(fact=self._new("fact"), members={"c": self._member(2)})},
            reason=self._new("fact"),
        )
        self._generate(self.folder / "out")

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder)

    def _new(self, kind: str) -> str:
        self.count += 1
        return f"{kind}{self.count}x"

    def _word(self) -> str:
        self.words.add(word := self._new("hand"))
        return word

    def _member(self, at: int) -> Member:
        return Member(type=("Edm.String", "self.hue", "Edm.Int32")[at % 3], fact=self._new("fact"))

    def _type(self, at: int) -> tuple[str, Declared]:
        return list(self.service.types.items())[at % len(self.service.types)]

    # What becomes of the schema

    @rule(at=ANY, name=st.sampled_from("abcdef"))
    def a_member_is_declared_or_changed(self, at: int, name: str) -> None:
        for declared in self.service.types.values():
            if name in declared.members:
                declared.members[name] = self._member(at)
                return
        self._type(at)[1].members[name] = self._member(at)

    @rule(at=ANY)
    def a_member_goes(self, at: int) -> None:
        members = self._type(at)[1].members
        if members:
            del members[list(members)[at // 4 % len(members)]]

    @rule(at=ANY, new=st.sampled_from("ghij"))
    def a_member_moves(self, at: int, new: str) -> None:
        name, declared = self._type(at)
        is_taken = any(new in each.members for each in self.service.types.values())
        if not is_taken and declared.members:
            old = list(declared.members)[at // 4 % len(declared.members)]
            declared.members = {new if key == old else key: each for key, each in declared.members.items()}
            self.moved[f"ns.{name}/{old}"] = f"ns.{name}/{new}"

    @rule(at=ANY, is_abstract=st.booleans())
    def a_type_changes(self, at: int, is_abstract: bool) -> None:
        declared = self._type(at)[1]
        declared.fact, declared.is_abstract = self._new("fact"), is_abstract

    @rule(name=st.sampled_from(NAMES))
    def a_type_comes_or_goes(self, name: str) -> None:
        if name not in self.service.types:
            self.service.types[name] = Declared(fact=self._new("fact"))
        elif name != next(iter(self.service.types)):
            del self.service.types[name]

    @rule(at=ANY, new=st.sampled_from(NAMES))
    def a_type_moves(self, at: int, new: str) -> None:
        old = self._type(at)[0]
        if new in self.service.types:
            return
        self.service.types = {new if key == old else key: each for key, each in self.service.types.items()}
        self.moved = {
            key: each.replace(f"ns.{old}/", f"ns.{new}/").removesuffix(f"ns.{old}") or f"ns.{new}"
            for key, each in self.moved.items()
        }
        self.moved[f"ns.{old}"] = f"ns.{new}"

    @rule()
    def the_operation_changes(self) -> None:
        self.service.reason = self._new("fact")

    # What people write

    def _page(self, at: int) -> tuple[Path, str]:
        pages = sorted((self.folder / "out").rglob("*.md"))
        # Most is written where most is said: on the pages of types.
        told = [page for page in pages if page.stem in NAMES] if at % 4 else []
        page = (told or pages)[at // 4 % len(told or pages)]
        return page, page.read_bytes().decode()

    def _write(self, page: Path, text: str, edited: list[str]) -> None:
        page.write_bytes(("\r\n" if "\r\n" in text else "\n").join(edited).encode())

    @rule(at=ANY, which=ANY)
    def a_cell_is_written_anew(self, at: int, which: int) -> None:
        page, text = self._page(at)
        lines = text.replace("\r\n", "\n").split("\n")
        rows = [
            (slot, row, column)
            for slot in parse("\n".join(lines).removeprefix("\ufeff")).slots
            for row in slot.rows
            for column in (slot.columns if slot.text == FRONT_MATTER else slot.columns[1:])
        ]
        if rows:
            facts = [each for each in rows if FACT.search(each[1].cells[each[2]])]
            rows = facts if facts and which % 4 else rows
            slot, row, column = rows[which // 4 % len(rows)]
            cells: dict[str, str] = {**row.cells, column: self._word()}
            self._lose(row.cells[column])
            raw = (
                f"{row.key}: {cells[column]}"
                if slot.text == FRONT_MATTER
                else "|" + "|".join(cells.values()) + "|"
            )
            lines[row.line - 1 : row.line + row.raw.count("\n")] = [raw]
            self._write(page, text, lines)

    @rule(at=ANY, which=ANY)
    def a_line_or_an_example_is_written_anew(self, at: int, which: int) -> None:
        page, text = self._page(at)
        lines = text.replace("\r\n", "\n").split("\n")
        slots = [
            each for each in parse("\n".join(lines).removeprefix("\ufeff")).slots if each.role in "tqf1n"
        ]
        slot = slots[which % len(slots)]
        self._lose(slot.raw)
        word = self._word()
        raw = {"f": ["``` json", word, "```"], "1": [f"# {word}"]}.get(slot.role, [word])
        lines[slot.line - 1 : slot.line + slot.raw.count("\n")] = raw
        self._write(page, text, lines)

    def _lose(self, text: str) -> None:
        """Words that a person strikes out are not lost by us, unless they stand elsewhere too."""
        gone = set(HAND.findall(text))
        if gone:
            everything = "\n".join(self._texts().values())
            self.words -= {word for word in gone if everything.count(word) <= text.count(word)}

    @rule(at=ANY, which=ANY, is_section=st.booleans())
    def something_is_added(self, at: int, which: int, is_section: bool) -> None:
        page, text = self._page(at)
        lines = text.replace("\r\n", "\n").split("\n")
        slots = [each for each in parse("\n".join(lines).removeprefix("\ufeff")).slots if each.role == "2"]
        if slots:
            added = (
                [f"## {self._word()}", "", f"{self._word()} said.", ""] if is_section else [self._word(), ""]
            )
            place = slots[which % len(slots)].line - 1
            lines[place:place] = added
            self._write(page, text, lines)

    @rule(at=ANY, which=ANY)
    def a_row_is_added(self, at: int, which: int) -> None:
        page, text = self._page(at)
        lines = text.replace("\r\n", "\n").split("\n")
        tables = [
            each
            for each in parse("\n".join(lines).removeprefix("\ufeff")).slots
            if each.is_table and each.text != FRONT_MATTER
        ]
        if tables:
            slot = tables[which % len(tables)]
            place = slot.line + 1 + (which % (len(slot.rows) + 1))
            lines.insert(place, "|" + "|".join(self._word() for _ in slot.columns) + "|")
            self._write(page, text, lines)

    @rule(at=ANY, how=st.sampled_from(["crlf", "lf", "end", "mark", "wide"]))
    def an_editor_lays_a_page_out(self, at: int, how: str) -> None:
        page, text = self._page(at)
        plain = text.replace("\r\n", "\n")
        match how:
            case "crlf":
                page.write_bytes(plain.replace("\n", "\r\n").encode())
            case "lf":
                page.write_bytes(plain.encode())
            case "end":
                page.write_bytes(text.rstrip("\r\n").encode())
            case "mark":
                page.write_bytes(("\ufeff" + text.removeprefix("\ufeff")).encode())
            case _:
                page.write_bytes(re.sub(r"(?m)^\|(.*\w.*)\|(?=\r?$)", r"|  \1   |", text).encode())

    # What csdlgen does

    def _generate(self, output: Path) -> Any:
        (self.folder / "in.xml").write_text(self.service.text())
        moved = "".join(f'"{old}" = "{new}"\n' for old, new in self.moved.items())
        (self.folder / "csdlgen.toml").write_text(
            f'schema = ["in.xml"]\nroot_namespace = "ns"\n[{self.target}]\noutput = "out"\n[moved]\n{moved}'
        )
        config = load(self.folder / "csdlgen.toml", self.folder)[0]
        placed = replace(getattr(config, self.target), output=output)
        return generate(replace(config, **{self.target: placed}), Wishes(display_base=self.folder))

    @rule()
    def generate(self) -> None:
        run = self._generate(self.folder / "out")
        assert run.is_complete
        self._compare()
        again = self._generate(self.folder / "out")
        assert again.is_clean()
        assert not [each for each in again.diagnostics if each.code == "CSDL611"]

    def _compare(self) -> None:
        """What nobody touched is what a run into an empty folder writes."""
        fresh = self.folder / "fresh"
        shutil.rmtree(fresh, ignore_errors=True)
        self._generate(fresh)
        for page in sorted(fresh.rglob("*.md")):
            mine = (self.folder / "out" / page.relative_to(fresh)).read_bytes().decode()
            wanted = page.read_text(encoding="utf-8")
            mine = mine.replace("\r\n", "\n").removeprefix("\ufeff")
            assert set(FACT.findall(mine)) <= set(FACT.findall(wanted))
            texts = places(parse(mine))
            for place, text in places(parse(wanted)).items():
                if place.table:
                    assert texts[place] == text or HAND.search(texts[place]), place

    def _texts(self) -> dict[Path, str]:
        return {page: page.read_bytes().decode() for page in (self.folder / "out").rglob("*.md")}

    @invariant()
    def no_word_is_lost(self) -> None:
        if hasattr(self, "folder"):
            assert self.words == set(HAND.findall("\n".join(self._texts().values())))


def live(target: str, examples: int, steps: int) -> None:
    machine = type("Lives", (Lives,), {"target": target})
    chosen = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(machine, settings=chosen)


@pytest.mark.parametrize("target", TARGETS)
def test_pages_are_lived_with(target: str) -> None:
    live(target, examples=8, steps=12)


@pytest.mark.slow
@pytest.mark.parametrize("target", TARGETS)
def test_pages_are_lived_with_for_long(target: str) -> None:
    live(target, examples=40, steps=30)
