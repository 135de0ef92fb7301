"""Breaks statements over lines exactly as ``black`` would, so that generated Python is formatted when it is written.

Only the shapes that templates need are known here. Each function takes the parts of one statement and returns its
lines; the first comes without indentation, because the template indents it. ``indent`` is 0, 4 or 8.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from csdlgen.artifacts import Python
from csdlgen.targets._quoting import WIDTH, python_string


@dataclass(frozen=True, slots=True)
class TypeExpression:
    """A type in an annotation: a name, and what stands in brackets behind it, if anything."""

    name: Python
    arguments: Python | None = None

    @property
    def text(self) -> Python:
        """The expression on one line."""
        return self.name if self.arguments is None else Python.of("{}[{}]", self.name, self.arguments)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a method: a name, what its type unites, if it is annotated, and its default, if it has one."""

    name: Python
    options: tuple[TypeExpression, ...] = ()
    default: Python | None = None

    @property
    def text(self) -> Python:
        """The parameter on one line."""
        text = self.name
        if self.options:
            text = Python.of("{}: {}", text, united(self.options))
        return Python.of("{} = {}", text, self.default) if self.default else text


@dataclass(frozen=True, slots=True)
class Subscript:
    """A class and its type arguments, each of which may stand on a line of its own."""

    name: Python
    arguments: tuple[Python, ...]

    @property
    def expression(self) -> TypeExpression:
        """The same where they share a line."""
        return TypeExpression(self.name, Python.joined(", ", self.arguments))

    @property
    def text(self) -> Python:
        """The type on one line."""
        return self.expression.text


@dataclass(frozen=True, slots=True)
class Nested:
    """A call, or without a name a tuple, of expressions that may be calls and tuples again; a list in other brackets."""

    call: Python
    parts: tuple[Python | Nested, ...]
    brackets: tuple[Python, Python] = (Python.of("("), Python.of(")"))

    @property
    def text(self) -> Python:
        """The expression on one line."""
        parts = [each.text if isinstance(each, Nested) else each for each in self.parts]
        opening, closing = self.brackets
        return Python.of("{}{}{}{}", self.call, opening, Python.joined(", ", parts), closing)


def united(options: tuple[TypeExpression, ...]) -> Python:
    """``Flow | None`` on one line."""
    return Python.joined(" | ", [option.text for option in options])


def class_header(cls: Python, bases: tuple[Python, ...], *, is_empty: bool = False) -> Python:
    """``class Run(Base):``, or in a stub ``class Run(Base): ...``; a keyword of the class stands behind its bases."""
    end = Python.of(" ..." if is_empty else "")
    line = Python.of("class {}({}):{}", cls, Python.joined(", ", bases), end)
    if columns(line) <= WIDTH:
        return line
    if len(bases) == 1:
        return Python.of("class {}(\n    {}\n):{}", cls, bases[0], end)
    opened = call_lines(Python.of("class {}", cls), bases, 0)
    return Python.joined("\n", [*opened[:-1], Python.of("):{}", end)])


@lru_cache(maxsize=65536)
def import_from(module: Python, names: tuple[Python, ...], indent: int) -> Python:
    """``from .run import Run``; each of the names may be ``A as B``."""
    line = Python.of("from {} import {}", module, Python.joined(", ", names))
    if indent + columns(line) <= WIDTH:
        return line
    lines = [Python.of("    {},", name) for name in names]
    return stacked([Python.of("from {} import (", module), *lines, Python.of(")")], indent)


def assignment(target: Python, value: Python, indent: int) -> Python:
    """``name = "value"``, where the target may be annotated and nothing in the value can be split."""
    line = Python.of("{} = {}", target, value)
    # Parentheses that would not make the value fit are left out, unless the target holds brackets itself.
    useless = indent + 4 + columns(value) > WIDTH and "[" not in target
    if indent + columns(line) <= WIDTH or useless:
        return line
    return stacked([Python.of("{} = (", target), Python.of("    {}", value), Python.of(")")], indent)


def alias(name: Python, kind: Python, value: TypeExpression) -> Python:
    """``Weight: TypeAlias = Decimal``, at the left margin; ``kind`` is what ``TypeAlias`` is called."""
    left = Python.of("{}: {} = ", name, kind)
    if columns(left) + columns(value.text) <= WIDTH:
        return Python.of("{}{}", left, value.text)
    opened = Python.of("{}[\n    {}\n]", value.name, value.arguments) if value.arguments else value.name
    if value.arguments and columns(left) + columns(value.name) + 1 <= WIDTH:
        return Python.of("{}{}", left, opened)
    if columns(left) + 1 <= WIDTH:
        return Python.of("{}(\n    {}\n)", left, value.text)
    fits = columns(name) + len(": (") <= WIDTH
    return Python.of("{}: (\n    {}\n) = {}", name, kind, value.text if fits else opened)


def method(
    name: Python, arguments: tuple[Parameter, ...], *returned: TypeExpression, is_empty: bool = False
) -> Python:
    """``def flow(self) -> FlowEntity[Flow, X]:`` in a class; in a stub or an overload with ``...`` behind it.

    ``returned`` is what the type of the result unites.
    """
    union = united(returned)
    end = Python.of(": ..." if is_empty else ":")
    inner = Python.joined(", ", [each.text for each in arguments])
    line = Python.of("def {}({}) -> {}{}", name, inner, union, end)
    if 4 + columns(line) <= WIDTH:
        return line
    alone = Python.of("    {},", inner) if len(arguments) == 1 else Python.of("    {}", inner)
    fits = 4 + columns(alone) <= WIDTH
    lines = [alone] if fits else shifted([part for each in arguments for part in _parameter(each)])
    tail = [Python.of(") -> {}{}", union, end)]
    is_plain = returned[0].arguments is None and 8 + columns(union) <= WIDTH
    if 4 + columns(tail[0]) > WIDTH and (is_plain or len(returned) > 1):
        tail = [Python.of(") -> ("), *shifted(union_lines(union, returned)), Python.of("){}", end)]
    elif 4 + columns(tail[0]) > WIDTH and returned[0].arguments is not None:
        tail = [
            Python.of(") -> {}[", returned[0].name),
            *shifted([returned[0].arguments]),
            Python.of("]{}", end),
        ]
    return stacked([Python.of("def {}(", name), *lines, *tail], 4)


def _parameter(parameter: Parameter) -> list[Python]:
    """A parameter on a line of its own, or on several if it is too long and its type can be split."""
    if 8 + columns(parameter.text) + 1 <= WIDTH or not parameter.options:
        return [Python.of("{},", parameter.text)]
    end = Python.of(" = {},", parameter.default) if parameter.default else Python.of(",")
    if len(parameter.options) > 1:
        lines = union_lines(united(parameter.options), parameter.options, 12)
        return [Python.of("{}: (", parameter.name), *shifted(lines), Python.of("){}", end)]
    only = parameter.options[0]
    if only.arguments is None:
        return [Python.of("{},", parameter.text)]
    opened = Python.of("{}: {}[", parameter.name, only.name)
    return [opened, *shifted([only.arguments]), Python.of("]{}", end)]


def returned_call(call: Nested) -> Python:
    """``return self._action("ns.start", headers=headers)`` in a method, over as many lines as it takes."""
    return nested_statement(Python.of("return "), call, Python.of(""), 8)


def nested_statement(before: Python, value: Nested, after: Python, indent: int) -> Python:
    """``run = flow.start(reason="Audit")``, over as many lines as it takes, between what stands before and behind."""
    lines = _nested(before, value, after, indent)
    is_subscript = value.call and value.brackets[0] == "["
    if is_subscript and indent + columns(lines[0]) > WIDTH:
        inner = _nested(Python.of(""), value, Python.of(""), indent + 4)
        if indent + 4 + columns(inner[0]) <= WIDTH:
            lines = [Python.of("{}(", before), *shifted(inner), Python.of("){}", after)]
    return stacked(lines, indent)


def _nested(before: Python, value: Nested, after: Python, indent: int) -> list[Python]:
    line = Python.of("{}{}{}", before, value.text, after)
    if not value.parts or indent + columns(line) <= WIDTH:
        return [line]
    inner = Python.joined(", ", [each.text if isinstance(each, Nested) else each for each in value.parts])
    opening, closing = value.brackets
    is_alone = len(value.parts) == 1
    # Parts of a call may share a line, items of a tuple or a list do not; one that is alone ends without a comma.
    shares = is_alone or (value.call and opening == "(")
    if shares and indent + 4 + columns(inner) <= WIDTH:
        lines = [inner]
    else:
        comma = Python.of("" if is_alone else ",")
        lines = [
            part
            for each in value.parts
            for part in (
                _nested(Python.of(""), each, comma, indent + 4)
                if isinstance(each, Nested)
                else [Python.of("{}{}", each, comma)]
            )
        ]
    return [
        Python.of("{}{}{}", before, value.call, opening),
        *shifted(lines),
        Python.of("{}{}", closing, after),
    ]


def statement(keyword: Python, call: Python, arguments: tuple[Python, ...]) -> Python:
    """``return FlowEntity(self.connection, path)`` or ``path = self.join("flow")`` in a method."""
    line = Python.of("{} {}({})", keyword, call, Python.joined(", ", arguments))
    if 8 + columns(line) <= WIDTH:
        return line
    first, *others = call_lines(call, arguments, 8)
    if 8 + columns(keyword) + 1 + columns(first) > WIDTH and 12 + columns(first) <= WIDTH:
        inner = shifted(call_lines(call, arguments, 12))
        return stacked([Python.of("{} (", keyword), *inner, Python.of(")")], 8)
    return stacked([Python.of("{} {}", keyword, first), *others], 8)


def constants(target: Python, values: tuple[Python, ...]) -> Python:
    """``key_names = ("list", "code")`` in a class."""
    comma = Python.of("," if len(values) == 1 else "")
    line = Python.of("{} = ({}{})", target, Python.joined(", ", values), comma)
    if 4 + columns(line) <= WIDTH:
        return line
    lines = [Python.of("    {},", each) for each in values]
    return stacked([Python.of("{} = (", target), *lines, Python.of(")")], 4)


def decorator(name: Python, arguments: tuple[Python, ...]) -> Python:
    """``@spelled(None_="None")``"""  # noqa: D400
    line = Python.of("@{}({})", name, Python.joined(", ", arguments))
    if columns(line) <= WIDTH:
        return line
    return Python.of("@{}", stacked(call_lines(name, arguments, 0), 0))


def sentence_decorator(name: Python, text: str, indent: int) -> Python:
    """``@deprecated("since 2026-01.")``; a long text is wrapped, as strings that Python joins."""
    literal = python_string(text)
    line = Python.of("@{}({})", name, literal)
    if indent + columns(line) <= WIDTH:
        return line
    room = WIDTH - indent - 4
    lines = [literal] if columns(literal) <= room else _wrapped(text, room)
    return stacked([Python.of("@{}(", name), *shifted(lines), Python.of(")")], indent)


def _wrapped(text: str, room: int) -> list[Python]:
    """The words of a text as string literals that are together the text."""
    chunks = [""]
    for word in re.findall(r"(?<! ) *+[^ ]++(?: +$)?", text):
        if chunks[-1] and columns(python_string(chunks[-1] + word)) > room:
            chunks.append("")
        chunks[-1] += word
    return [python_string(chunk) for chunk in chunks]


def call_lines(call: Python, arguments: tuple[Python, ...], indent: int) -> list[Python]:
    """The call over several lines: the arguments share one if they fit."""
    inner = Python.joined(", ", arguments)
    fits = indent + 4 + columns(inner) <= WIDTH
    lines = [inner] if fits else [Python.of("{},", argument) for argument in arguments]
    return [Python.of("{}(", call), *shifted(lines), Python.of(")")]


def union_lines(union: Python, options: tuple[TypeExpression, ...], indent: int = 8) -> list[Python]:
    """What stands inside the brackets around a union; a subscript that is still too long is opened as well."""
    if indent + columns(union) <= WIDTH:
        return [union]
    lines: list[Python] = []
    for option in options:
        bar = Python.of("| " if lines else "")
        if option.arguments is None or indent + columns(bar) + columns(option.text) <= WIDTH:
            lines.append(Python.of("{}{}", bar, option.text))
        else:
            lines += [Python.of("{}{}[", bar, option.name), *shifted([option.arguments]), Python.of("]")]
    return lines


def columns(line: Python) -> int:
    """The width of one line as black measures it: wide characters take two columns."""
    return len(line) if line.isascii() else sum(map(_column, line))


def _column(char: str) -> int:
    wide = unicodedata.east_asian_width(char) in {"W", "F"}
    return 2 if wide and unicodedata.category(char)[0] != "M" else 1


def shifted(lines: list[Python]) -> list[Python]:
    """Lines one level further in."""
    return [Python.of("    {}", line) for line in lines]


def stacked(lines: list[Python], indent: int) -> Python:
    """Lines one below the other; the first stands where the template puts it, the others are indented."""
    if indent == 8:
        return Python.joined("\n        ", lines)
    return Python.joined("\n    ", lines) if indent else Python.joined("\n", lines)
