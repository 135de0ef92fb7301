"""The doors with one escape taken away; ``python -m tests.hostile.mutants NAME`` runs a slice of the suite on such a program.

A mutant is source: what is written in a door, and what stands there instead. The exit code is 1 if the suite notices.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib.abc import SourceLoader
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import ModuleType

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


def _edit(module: str, old: str, new: str, *texts: str, in_names: bool = False, slot: str = "") -> Mutant:
    return Mutant(module, ((old, new),), texts, in_names or bool(slot), frozenset({slot} if slot else ()))


_QUOTING, _MARKDOWN, _SITE = "targets/_quoting.py", "targets/_markdown.py", "targets/site/_escape.py"
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
    "the check of paths": _edit(_PATHS, 'for part in path.split("/"):', "for part in ():", "x\x85OWNED()", in_names=True),
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
}  # fmt: skip
"""Every escape of every door."""

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


def main() -> None:
    name = sys.argv[1]
    mutant = MUTANTS[name]
    _Finder.texts = {str(SOURCES / module): text for module, text in mutated(name).items()}
    sys.meta_path.insert(0, _Finder)
    sys.stdout.write("\n".join(found := noticed(mutant)[:3]) + "\n")
    sys.exit(bool(found))


def noticed(mutant: Mutant) -> list[str]:
    """What the suite says of a program, given the texts of a mutant."""
    from collections import Counter
    from tempfile import TemporaryDirectory

    from tests.hostile.service import NAMES, TEXTS
    from tests.hostile.suite import faults, twin

    twin("dataclass", "type")
    for text in mutant.texts:
        with TemporaryDirectory() as folder:
            slots = mutant.slots or (NAMES if mutant.in_names else TEXTS)
            try:
                found = list(
                    faults(Path(folder, "run"), text, slots, cases=Counter(), is_text=not mutant.in_names)
                )
            except Exception as error:  # noqa: BLE001 - a program that stops has noticed, too
                return [f"{type(error).__name__}: {error}"]
        if found:
            return found
    return []


if __name__ == "__main__":
    main()
