"""What has been put into names and descriptions to get at whoever reads what is generated from them, by class."""

from __future__ import annotations

CLASSES: dict[str, tuple[str, ...]] = {
    "python": (
        '"""', "'''", '"', "'", "\\", '\\"', 'ends in "', "ends in \\", '"""\nOWNED()\n"""', "'+OWNED()+'",
        '"; OWNED() #', "x\rOWNED()", "x\u2028OWNED()", "x\x0cOWNED()", "x\x85OWNED()", "\\N{BULLET}", "\\x", "\\u12",
        "# type: ignore", "# fmt: off", "# -*- coding: utf-7 -*-", "{OWNED()}", "%(OWNED)s", ">>> OWNED()",
        ".. include:: /etc/passwd", "x):\n    OWNED()\nclass y(", "__import__('os')", "\"\"' + OWNED() + '\"\"", "'\" + OWNED() + \"''", '"', "# noqa\n# pragma: no cover",
        "x\n\n# type: ignore\n\n>>> OWNED()", "x'; OWNED() '", 'a b"; OWNED() "',
    ),
    "identifier": (
        "class", "None", "__init__", "__class__", "__slots__", "__post_init__", "mro", "self", "1x", "a b", "a-b", "x=OWNED()",
        "\ufb01x", "\U0001d5d1", "\u0130", "\u0390", "import", "_", "__", "odata_type", "dataclass", "annotations",
    ),
    "path": (
        "../../x", "..", "/etc/x", "C:\\x", "con", "nul.py", "aux", "x.", "x ", "x" * 300, "\u2215x", "\uff0fx", "a\\b",
        "conftest", "sitecustomize", "usercustomize", "py.typed", "index", ".git", "-rf", "~", "\u202egnp.x", "x\u200b",
    ),
    "markdown": (
        "a|b", "|", "a\n\n# OWNED", "x\n---\n", "<script>OWNED()</script>", "<!-- x", "-->", "<img src=x onerror=OWNED()>",
        "[x](javascript:OWNED)", "[x](y)", "[x](//evil.example)", "\\[x](y)", "\\<b>", "a)b", "![x](http://evil.example/)", "<javascript:OWNED>", "[x]: javascript:OWNED", "[x][y]", "`", "``",
        "```", "~~~", "`a` ```b", "`|`", "\\|", "\\`", "&lt;script&gt;", "&#60;b&#62;", "[!INCLUDE [x](y)]", "> quote",
        "# heading", "- item", "1. item", "+ item", "***", "===", "* * *", "    code", "**bold", "__x__", "~~x~~", "a\r\rb",
        "]", "](x)", "[", "<a@b.example>", "$$x$$", "%%{init: {}}%%", ":::note", "{{ x }}", "<<<<<<< HEAD",
    ),
    "front matter": ("x\"\nowned: true", "---\nowned: true\n---", "!!python/object:os.system", "&a *a", ": x", "- x", "\\u0022\n"),
    "terminal": (
        "\x1b[31mred", "\x1b]0;title\x07", "\x9b31m", "\x08\x08", "x\ry", "::error::OWNED", "x\n::error file=a::OWNED",
        "##[error]OWNED", "##vso[task.setvariable variable=x]y", "%0A::error::x", "\u202eesrever", "\x00", "\x7f", "\ufeff",
    ),
    "template": ("{{ 7 * 7 }}", "{% raw %}", "{% include '/etc/passwd' %}", "{# x #}", "{{ ''.__class__ }}", "${x}", "#{x}"),
    "diagram": ("x\" ]; evil [label=\"", "x --> y", "}\nclass OWNED {", "<<interface>>", "%%{wrap}%%", "click x call OWNED()"),
}  # fmt: skip
"""Texts by the class of what they attack; each is meant for one reader and tried on all of them."""

NUMBERS = ("1e999999999", "9" * 5000, "-1", "NaN", "INF", "0x10", "1_000", "\u0661\u0662", " 1 ", "1;OWNED()")
"""What may stand where a number is wanted."""


def every() -> list[tuple[str, str]]:
    """All texts with their class."""
    return [(name, text) for name, texts in CLASSES.items() for text in texts] + [
        ("number", text) for text in NUMBERS
    ]
