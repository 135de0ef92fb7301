"""The doors with one escape taken away; ``python -m tests.hostile.mutants NAME`` runs a slice of the suite on such a program.

A mutant is source: what is written in a door, and what stands there instead. The exit code is 1 if the suite notices.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.abc import SourceLoader
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import ModuleType

from tests.hostile.guards import GUARDS

SOURCES = Path(__file__).parents[2] / "src" / "csdlgen"


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module below ``src/csdlgen``, edits of it, and texts that must not survive them, in names or in descriptions."""

    module: str
    edits: tuple[tuple[str, str], ...]
    texts: tuple[str, ...]
    in_names: bool = False
    slots: frozenset[str] = frozenset()
    """Those that the texts go into, if not all names or all descriptions."""
    tests: tuple[str, ...] = ()
    """Tests that fail, where the table sees nothing of it."""

    def targets(self) -> frozenset[str]:
        """Those that have to be made for somebody to notice."""
        return next(targets for module, targets in _MADE.items() if self.module.startswith(module))

    def reports(self) -> frozenset[str]:
        """Those that have to be made, too."""
        is_numbered = any("_unnumbered" in old for old, _ in self.edits)
        wanted = next((told for module, told in _TOLD.items() if self.module.startswith(module)), ())
        return frozenset({"diff markdown"} if is_numbered else wanted)


_PYTHON, _PAGES = frozenset({"models", "client", "stubs"}), frozenset({"docs", "site"})
_MADE: Mapping[str, frozenset[str]] = {
    "targets/_quoting": _PYTHON,
    "targets/_markdown": _PAGES,
    "targets/site/": frozenset({"site"}),
    "naming/words": _PYTHON,
    "naming/clashes": _PYTHON,
    "naming/table": _PYTHON,
    "naming/pages": frozenset({"docs"}),
    "naming/site": frozenset({"site"}),
    "naming/paths": _PYTHON | _PAGES,
    "": frozenset({"models", "stubs", "docs"}),
}
"""What shows a mutant of a module: check tells of stubs, and status and harvest of pages."""
_TOLD: Mapping[str, tuple[str, ...]] = {
    "printing": (
        "validate text",
        "validate json",
        "validate colour",
        "validate github",
        "inspect text",
        "inspect json",
    ),
    "report/changes": ("diff text", "diff json", "diff markdown"),
    "report/text": ("validate text", "validate colour"),
    "report/github": ("validate github",),
    "report/upkeep": ("docs status text", "docs status json", "docs harvest"),
    "report/totals": ("check diff",),
    "inspection/": ("inspect mermaid", "inspect dot"),
}
"""What shows a mutant of a module that is not about files."""


def _edit(module: str, old: str, new: str, *texts: str, in_names: bool = False, slot: str = "") -> Mutant:
    return Mutant(module, ((old, new),), texts, in_names or bool(slot), frozenset({slot} if slot else ()))


def _tested(module: str, old: str, new: str, *tests: str) -> Mutant:
    return Mutant(module, ((old, new),), (), tests=tests)


_QUOTING, _MARKDOWN, _SITE = "targets/_quoting.py", "targets/_markdown.py", "targets/site/_escape.py"
_CHANGES, _DEPFILE, _DIAGRAM, _TEXT = (
    "report/changes.py",
    "output/depfile.py",
    "inspection/diagram.py",
    "report/text.py",
)
_WORDS, _PATHS, _PRINTING = "naming/words.py", "naming/paths.py", "printing.py"

MUTANTS: dict[str, Mutant] = {
    # Python literals and docstrings
    "single quotes": _edit(_QUOTING, """escaped.replace("'", r"\\'")""", "escaped", "\"\"' + OWNED() + '\"\""),
    "double quotes": _edit(_QUOTING, """escaped.replace('"', r"\\"")""", "escaped", "'\" + OWNED() + \"''"),
    "escapes in literals": _edit(
        _QUOTING, 'escaped = "".join(map(_escape, text))\n    if', "escaped = text\n    if", "\\", "x\ny", "x\u2028OWNED()"
    ),
    "backslashes": _edit(_QUOTING, r', "\\": r"\\"', "", "ends in \\", "\\x"),
    "bare carriage returns": _edit(_QUOTING, r'"\r": r"\r", ', r'"\r": "\r", ', "x\rOWNED()", in_names=True),
    "invisible characters": _edit(_QUOTING, '"Cc", "Cf", "Cs", ', "", "x\x0cOWNED()", "\u202eesrever"),
    "line separators": _edit(_QUOTING, '"Zl", "Zp", ', "", "x\u2028OWNED()", in_names=True),
    "escapes in docstrings": _edit(
        _QUOTING, '"".join(map(_escape, _SURROGATES.sub("\\ufffd", word)))', "word", "ends in \\", "\\N{BULLET}", "\\x"
    ),
    "three quotes": _edit(_QUOTING, """return re.sub('"{3,}', lambda run: r"\\"" * len(run[0]), escaped)""", "return escaped", '"""\nOWNED()\n"""'),
    "a quote at the end": _edit(_QUOTING, '"""{_padded(lines[0])}"""', '"""{lines[0]}"""', 'ends in "'),
    "comments in docstrings": _edit(_QUOTING, """if word[0] == "#":""", "if False:", "x\n\n# type: ignore\n\n>>> OWNED()"),
    "prompts in docstrings": _edit(_QUOTING, "if _ORDERS.match(word) else word", "if False else word", "x\n\n# type: ignore\n\n>>> OWNED()"),
    # identifiers
    "separators": _edit(_WORDS, "return [piece for piece in _SEPARATORS.split(name) if piece]", "return [name]", "x=OWNED()", in_names=True),
    "digits in front": _edit(_WORDS, "else digit_prefix + text", "else text", "1x", in_names=True),
    "compatible letters": _edit(_WORDS, "return text if text.isascii() else _nfkc(text)", "return text", "\u0390", in_names=True),
    "letters of other scripts": _edit(
        _WORDS, """(c if c != "_" and f"a{c}".isidentifier() else " " for c in _nfkc(name))""", "_nfkc(name)", "\u202egnp.x", "x\u200b", in_names=True
    ),
    "private names": _edit(_WORDS, """plain = name.isascii() and name.isidentifier() and name[0] != "_\"""", "plain = True", "a b", "__class__", in_names=True),
    "keywords": _edit("naming/clashes.py", 'return f"{name}_" if name in reserved else name', "return name", "class", "None", in_names=True),
    "the check of identifiers": Mutant(
        "naming/table.py",
        (('if not name.isidentifier() or unicodedata.normalize("NFKC", name) != name:', "if False:"),),
        ("x=OWNED()",),
        in_names=True,
    ),
    # paths
    "characters of file names": _edit("naming/pages.py", "return _UNSAFE.sub(_replacement, unicodedata.normalize(\"NFC\", name.lower()))", "return name.lower()", "../../x", "a\\b", in_names=True),
    "long file names": _edit(_PATHS, "if len(encoded) <= limit:", "if True:", "x" * 300, in_names=True),
    "names of devices": _edit("naming/pages.py", "if not stem or stem in DEVICES else stem", "if not stem else stem", "con", "aux", slot="type"),
    "names of devices on the site": _edit("naming/site.py", "if stem in taken or stem in DEVICES:", "if stem in taken:", "con", "aux", in_names=True),
    "the check of paths": _edit(_PATHS, "if _FORBIDDEN.search(path):", "if False:", "x\x85OWNED()", in_names=True),
    # lines
    "cursor movements": _edit(_PRINTING, "if text.isprintable():", "if True:", "\x1b[31mred", "x\n::error file=a::OWNED", in_names=True),
    "commands inside a line": _edit(_PRINTING, 'text = _LOG_COMMAND.sub(r"##\\1\\\\[", text)', "", "##[error]OWNED", "##vso[task.setvariable variable=x]y", in_names=True),
    "commands in JSON": _edit(_PRINTING, '.replace("##", "#\\\\u0023")', "", "##[error]OWNED", in_names=True),
    "controls in JSON": _edit(_PRINTING, "json.dumps(value, indent=2)", "json.dumps(value, indent=2, ensure_ascii=False)", "\x9b31m", "\u202eesrever", in_names=True),
    # Markdown
    "lines of text": _edit(_MARKDOWN, "if text.isprintable():  #", "if True:  #", "a\n\n# OWNED", "x\n---\n"),
    "backslashes in Markdown": _edit(_MARKDOWN, 'return "&#92;"', 'return "\\\\"', "\\[x](y)", "\\<b>"),
    "angle brackets": _edit(_MARKDOWN, r"[\\|<\[*`]|_+", r"[\\|\[*`]|_+", "<script>OWNED()</script>", "<!-- x"),
    "square brackets": _edit(_MARKDOWN, r"[\\|<\[*`]|_+", r"[\\|<*`]|_+", "[x](y)"),
    "stars": _edit(_MARKDOWN, r"[\\|<\[*`]|_+", r"[\\|<\[`]|_+", "**bold** *x*", "*a* and **b**"),
    "pipes": _edit(_MARKDOWN, r"[\\|<\[*`]|_+", r"[\\<\[*`]|_+", "a|b"),
    "pipes in code": _edit(_MARKDOWN, """text[start:end].replace("|", "\\\\|") if in_cell else text[start:end]""", "text[start:end]", "`|`"),
    "underscores": _edit(_MARKDOWN, r"|_+|~~+|", "|~~+|", "__x__"),
    "waves": _edit(_MARKDOWN, r"|_+|~~+|", "|_+|", "~~x~~"),
    "character references": _edit(_MARKDOWN, "known = text[1] == \"#\" or text[1:] in html5", "known = False", "&lt;script&gt;", "&#60;b&#62;"),
    "the start of a line": _edit(_MARKDOWN, '_READ_AT_THE_START = ("#", ">", "+", "-")', "_READ_AT_THE_START = (\"\\0\",)", "# heading", "> quote", "- item"),
    "numbered lists": _edit(_MARKDOWN, "if _ORDERED_LIST.match(escaped) else escaped", "if False else escaped", "1. item"),
    "quotes in front matter": _edit(_MARKDOWN, """.replace('"', '\\\\"')""", "", 'x" y: "z', 'ends in "'),
    "backslashes in front matter": _edit(_MARKDOWN, """plain(text).replace("\\\\", "\\\\\\\\").replace('"'""", """plain(text).replace('"'""", "\\x", "\\u12"),
    "controls in front matter": _edit(_MARKDOWN, "return Markdown(_NOT_YAML.sub(lambda found: f\"\\\\u{ord(found[0]):04X}\", shown))", "return Markdown(shown)", "\x08\x08", "\x7f", in_names=True),
    "the end of a comment": _edit(_MARKDOWN, """.replace(">", "\\\\u003e")""", "", "-->", in_names=True),
    "targets of links": _edit(_MARKDOWN, "_NOT_IN_A_LINK_TARGET.sub(_percent, path)", "path", "a)b", in_names=True),
    "labels of links": _edit(_MARKDOWN, """.replace("]", "\\\\]")""", "", "](x)", "]", "a](http://evil.example)", in_names=True),
    # the site
    "angle brackets on the site": _edit(_SITE, r"[\\|<>{}\[\]*`~$^]", r"[\\|{}\[\]*`~$^]", "<script>OWNED()</script>"),
    "square brackets on the site": _edit(_SITE, r"[\\|<>{}\[\]*`~$^]", r"[\\|<>{}*`~$^]", "[x](y)"),
    "pipes on the site": _edit(_SITE, r"[\\|<>{}\[\]*`~$^]", r"[\\<>{}\[\]*`~$^]", "a|b"),
    "braces on the site": _edit(_SITE, r"[\\|<>{}\[\]*`~$^]", r"[\\|<>\[\]*`~$^]", "{{ 7 * 7 }}", "{% raw %}"),
    "stars on the site": _edit(_SITE, r"[\\|<>{}\[\]*`~$^]", r"[\\|<>{}\[\]`~$^]", "*a* and **b**"),
    "backticks on the site": _edit(_SITE, r"[\\|<>{}\[\]*`~$^]", r"[\\|<>{}\[\]*~$^]", "`a` ```b", "`<b>`"),
    "waves on the site": _edit(_SITE, r"[\\|<>{}\[\]*`~$^]", r"[\\|<>{}\[\]*`$^]", "~~x~~"),
    "formulas on the site": _edit(_SITE, r"[\\|<>{}\[\]*`~$^]", r"[\\|<>{}\[\]*`~^]", "$$x$$"),
    "backslashes on the site": _edit(_SITE, r"[\\|<>{}\[\]*`~$^]", r"[|<>{}\[\]*`~$^]", "\\|", "ends in \\"),
    "references on the site": _edit(_SITE, r"|&(?=#?\w+;)", "", "&lt;script&gt;", "&#60;b&#62;"),
    "the start of a line on the site": _edit(_SITE, "if at_start and first and first.isprintable()", "if False and first.isprintable()", "# heading", "- item"),
    "numbered lists on the site": _edit(_SITE, "if at_start and (number", "if False and (number", "1. item"),
    "code on the site": _edit(_SITE, """if not shown or _NOT_IN_A_SPAN.search(shown) else""", "if not shown else", "a|b", "`", in_names=True),
    "labels of diagrams": _edit(_SITE, """_NOT_IN_A_DIAGRAM.sub("_", plain(raw)) or "_\"""", "plain(raw)", "x\" ]; evil [label=\"", "}\nclass OWNED {", in_names=True),
    "quotes of the shell": _edit(_SITE, """.replace("'", "'\\\\''")""", "", "x'; OWNED() '", slot="property"),
    "URLs": _edit(_SITE, """quote(plain(raw), safe="/:?&=,()@'{}%-._~")""", "raw", "x\n::error::OWNED", "a b\"; OWNED() \"", in_names=True),
    "a closing hash on the site": _edit(_SITE, r"|(?<=\s)#+\Z", "", '"; OWNED() #'),
    "a closing hash": _tested(_MARKDOWN, r"|(?<=\s)#+\Z", "", "tests/unit/targets/test_markdown.py"),
    "keys of a site": _edit("targets/site/indexes.py", 'return shown if len(shown) <= _LONGEST_KEY else scalar(f"{name[:_SHOWN]}…")', "return shown", "\x7f" * 300, in_names=True),
    # comparisons
    "numbered items": _edit(_MARKDOWN, "_unnumbered(_escaped_outside_code(plain(text), at_start=True))", "_escaped_outside_code(plain(text), at_start=True)", "1. item", in_names=True),
    "code spans in a comparison": _edit(_CHANGES, "{words(harmless(_sentence(change)))}", "{cell(harmless(_sentence(change)))}", "`", in_names=True),
    "JSON of a comparison": _edit(_CHANGES, "return json_text(found)", "return __import__('json').dumps(found, indent=2, ensure_ascii=False)", "\x9b31m", "\u202eesrever", in_names=True),
    "lines of a comparison": _edit(_CHANGES, 'yield harmless(f"{each.location}: {kind.impact}: {_sentence(each)} [{kind.id}; {impact}]")', 'yield f"{each.location}: {kind.impact}: {_sentence(each)} [{kind.id}; {impact}]"', "##[error]OWNED", in_names=True),
    # reports
    "lines of findings": _edit(_TEXT, "yield harmless(str(each))", "yield str(each)", "##[error]OWNED", in_names=True),
    "hints": _edit(_TEXT, 'yield "    " + harmless(f"hint: {each.hint}")', 'yield f"    hint: {each.hint}"', "##[error]OWNED", in_names=True),
    "messages on a terminal": _edit(_TEXT, "{harmless(each.message)}", "{each.message}", "##[error]OWNED", in_names=True),
    "places on a terminal": _edit(_TEXT, "harmless(str(each.location)), harmless(each.code)", "str(each.location), harmless(each.code)", "\x9b31m", slot="file_name"),
    "commands in excerpts": _edit(_PRINTING, 'text = _LOG_COMMAND.sub("#\\N{REPLACEMENT CHARACTER}\\\\1[", text)', "", "##[error]OWNED", in_names=True),
    "controls in excerpts": _edit(_PRINTING, 'return text if text.isprintable() else "".join(map(_sign, text))', "return text", "\x7f", in_names=True),
    "properties of annotations": _edit("report/github.py", "printable(text.translate(_PROPERTY))", "printable(text.translate(_DATA))", ": x", slot="file_name"),
    "lines of status": _edit("report/upkeep.py", 'yield harmless(f"{page.file}:{text.line}:1: {text.state}: {text.what}")', 'yield f"{page.file}:{text.line}:1: {text.state}: {text.what}"', "\x9b31m", in_names=True),
    "lines of namespaces": _edit("report/upkeep.py", """yield harmless(f"{namespace or 'of types that are gone'}: {described}; texts: {states or 'none'}")""", """yield f"{namespace or 'of types that are gone'}: {described}; texts: {states or 'none'}\"""", "\x9b31m", in_names=True),
    "lines of harvest": _edit("report/upkeep.py", 'yield harmless(f"moved: {name}")', 'yield f"moved: {name}"', "\x9b31m", in_names=True),
    "lines of check": _edit("report/totals.py", "yield from map(harmless, difference(plan, change))", "yield from difference(plan, change)", "##[error]OWNED", in_names=True),
    # diagrams
    "quotes of graphs": _edit(_DIAGRAM, """.replace('"', '\\\\"')""", "", "x\" ]; evil [label=\"", in_names=True),
    "backslashes of graphs": _edit(_DIAGRAM, '.replace("\\\\", "\\\\\\\\")', "", "ends in \\", in_names=True),
    "lines of graphs": _edit(_DIAGRAM, "return printable(text)", "return text", "a\r\rb", "\x1b[31mred", in_names=True),
    "syntax of diagrams": _edit(_DIAGRAM, 'return _UNSAFE.sub("_", text)', "return text", "}\nclass OWNED {", in_names=True),
    # rules of make
    "variables of make": _edit(_DEPFILE, '.replace("$", "$$")', "", "${x}", slot="file_name"),
    "blanks of make": _edit(_DEPFILE, r'_SPECIAL.sub(r"\1\1\\\2", name)', "name", "a b", slot="file_name"),
    "lines of make": _edit(_DEPFILE, 'if "\\n" in name or "\\r" in name:', "if False:", "x\n---\n", slot="file_name"),
    **{name: _tested(*guard) for name, guard in GUARDS.items()},
}  # fmt: skip
"""Every escape of every door, and every guard."""

COMPANIONS: dict[str, tuple[str, str, str]] = {
    "the check of identifiers": (_WORDS, "return [piece for piece in _SEPARATORS.split(name) if piece]", "return [name]"),
    "targets of links": ("naming/pages.py", 'return _UNSAFE.sub(_replacement, unicodedata.normalize("NFC", name.lower()))', "return name"),
    "the check of paths": ("naming/pages.py", 'return _UNSAFE.sub(_replacement, unicodedata.normalize("NFC", name.lower()))', "return name"),
}  # fmt: skip
"""Two checks see only what was made right before; here it is made wrong, too."""


def mutated(name: str) -> dict[str, str]:
    """The sources of a mutant that differ, by module. Raises ValueError for an edit of what is written no more."""
    mutant = MUTANTS[name]
    edits = [(mutant.module, *edit) for edit in mutant.edits]
    if name in COMPANIONS:
        edits.append(COMPANIONS[name])
    found: dict[str, str] = {}
    for module, old, new in edits:
        text = found.get(module) or (SOURCES / module).read_text(encoding="utf-8")
        if text.count(old) != 1:
            raise ValueError(f"{name}: {module} holds {old!r} {text.count(old)} times, not once")
        found[module] = text.replace(old, new)
    return found


class _Finder(PathFinder):
    """Finds mutated modules before Python finds the sound ones."""

    texts: dict[str, str]

    @classmethod
    def find_spec(
        cls, fullname: str, path: object = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        spec = super().find_spec(fullname, path, target)  # type: ignore[arg-type]
        if spec and spec.origin and isinstance(spec.loader, SourceFileLoader) and spec.origin in cls.texts:
            spec.loader = _Loader(fullname, spec.origin, cls.texts[spec.origin])
        return spec


class _Loader(SourceLoader):
    def __init__(self, name: str, path: str, text: str) -> None:
        self._name, self._path, self._text = name, path, text

    def get_filename(self, fullname: str) -> str:
        return self._path

    def get_data(self, path: str) -> bytes:
        if path != self._path:
            raise OSError(path)  # no compiled module of the sound source
        return self._text.encode()


def grow(name: str) -> int:
    """Run the tests in a program that is a mutant from now on, and has imported nothing of ours yet: 1 if they notice."""
    gc.disable()
    _Finder.texts = {str(SOURCES / module): text for module, text in mutated(name).items()}
    sys.meta_path.insert(0, _Finder)
    sys.stdout.write("\n".join(found := noticed(MUTANTS[name])[:3]) + "\n")
    return int(bool(found))


def noticed(mutant: Mutant) -> list[str]:
    """What the suite says of a program, given the texts of a mutant."""
    if mutant.tests:
        return _failed(mutant.tests)
    from collections import Counter
    from tempfile import TemporaryDirectory

    from tests.hostile.service import NAMES, TEXTS
    from tests.hostile.sinks import templates_compiled_once
    from tests.hostile.suite import faults

    for text in mutant.texts:
        with TemporaryDirectory() as folder, templates_compiled_once():
            slots = mutant.slots or (NAMES if mutant.in_names else TEXTS)
            try:
                found = list(
                    faults(
                        Path(folder, "run"), text, slots, cases=Counter(), is_text=not mutant.in_names,
                        targets=mutant.targets(), reports=mutant.reports(),
                    )
                )  # fmt: skip
            except Exception as error:  # noqa: BLE001 - a program that stops has noticed, too
                return [f"{type(error).__name__}: {error}"]
        if found:
            return found
    return []


def _failed(tests: tuple[str, ...]) -> list[str]:
    """The tests of which one fails."""
    import pytest

    code = pytest.main(["-q", "-x", "--no-header", "-p", "no:cacheprovider", "-p", "no:xdist", *tests])
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        raise ValueError(f"{tests} cannot be run: {code!r}")
    return list(tests) if code else []


if __name__ == "__main__":
    sys.exit(grow(sys.argv[1]))
