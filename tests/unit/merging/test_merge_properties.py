"""Whatever people write and however the schema changes: no word of theirs is lost, and no stale fact is left."""

from __future__ import annotations

import re

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from csdlgen.merging import base_of, merged
from tests.unit.merging.pages import Schema

NAMES = st.sampled_from("abcdefgh")
ANY = st.integers(0, 10_000)


class Lives(RuleBasedStateMachine):
    """A page that is edited and generated in turn. Facts and words of people are numbered, so each is told apart."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self.schema = Schema(properties={"a": ("fact1a", "fact1b"), "c": ("fact1c", "fact1d")})
        self.mine = self.base = self.schema.page()
        self.words: set[str] = set()

    def fact(self) -> str:
        self.count += 1
        return f"fact{self.count}x"

    def word(self) -> str:
        self.count += 1
        word = f"hand{self.count}x"
        self.words.add(word)
        return word

    @rule(name=NAMES)
    def a_member_is_declared_or_changed(self, name: str) -> None:
        self.schema.properties[name] = (self.fact(), self.fact())

    @rule(name=NAMES)
    def a_member_goes(self, name: str) -> None:
        self.schema.properties.pop(name, None)

    @rule(abstract=st.booleans(), base=st.booleans())
    def the_type_changes(self, abstract: bool, base: bool) -> None:
        self.schema.description, self.schema.is_abstract = self.fact(), abstract
        self.schema.base = self.fact() if base else ""

    @rule(at=ANY)
    def a_fact_is_written_anew(self, at: int) -> None:
        facts = list(
            re.finditer(r"(?<=\|)fact\w+(?=\|)|^fact\w+$|(?<=\")fact\w+(?=\")", self.mine, re.MULTILINE)
        )
        if facts:
            start, end = facts[at % len(facts)].span()
            fence = self.mine.find("``` json")
            word = self.word()
            if 0 <= fence < start:
                end = self.mine.index("\n```", fence)
                self.mine = f"{self.mine[:fence]}``` json\n{word}{self.mine[end:]}"
            else:
                self.mine = self.mine[:start] + word + self.mine[end:]

    @rule(at=ANY)
    def a_paragraph_is_added(self, at: int) -> None:
        gaps = [each.start() for each in re.finditer(r"\n\n(?=#)", self.mine)]
        place = gaps[at % len(gaps)]
        self.mine = f"{self.mine[:place]}\n\n{self.word()} words.{self.mine[place:]}"

    @rule(at=ANY)
    def a_section_is_added(self, at: int) -> None:
        gaps = [each.end() for each in re.finditer(r"\n(?=## )", self.mine)]
        place = gaps[at % len(gaps)]
        self.mine = f"{self.mine[:place]}## {self.word()}\n{self.word()}\n\n{self.mine[place:]}"

    @rule()
    def a_row_is_added(self) -> None:
        ruler = "|:---|:---|:---|\n"
        self.mine = self.mine.replace(ruler, f"{ruler}|{self.word()}|String|{self.word()}|\n", 1)

    @precondition(lambda self: self.base)
    @rule()
    def generate(self) -> None:
        new = self.schema.page()
        self.mine = merged(self.mine, new, base_of(self.base)).text
        self.base = new
        known = set(re.findall(r"fact\w+", new))
        assert set(re.findall(r"fact\w+", self.mine)) <= known
        rows = {line.split("|")[1]: line.split("|") for line in self.mine.split("\n") if line.startswith("|")}
        for name, facts in self.schema.properties.items():
            for cell, fact in zip(rows[name][2:4], facts, strict=True):
                assert cell == fact or cell in self.words
        again = merged(self.mine, new, base_of(new))
        assert again.text == self.mine
        assert not again.conflicts

    @invariant()
    def no_word_is_lost(self) -> None:
        assert self.words == set(re.findall(r"hand\w+", self.mine))


TestLives = Lives.TestCase
