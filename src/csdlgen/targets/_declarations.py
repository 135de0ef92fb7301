"""Declarations in the body of a class, in lines as black breaks them: what a name is, and what it is made by."""

from __future__ import annotations

from csdlgen.artifacts import Python
from csdlgen.targets._layout import (
    Subscript,
    TypeExpression,
    call_lines,
    columns,
    shifted,
    stacked,
    union_lines,
    united,
)
from csdlgen.targets._quoting import WIDTH


def declaration(
    name: Python, options: tuple[TypeExpression, ...], call: Python, arguments: tuple[Python, ...]
) -> Python:
    """``flow: Flow | None | Unset = member("flow", "ns.flow")`` in a class; ``options`` are what the union unites."""
    union = united(options)
    if beside := _assigned(Python.of("{}: {} = ", name, union), call, arguments):
        return beside
    right = Python.of("{}({})", call, Python.joined(", ", arguments))
    opened = call_lines(call, arguments, 4)
    head = Python.of("{}: (", name)
    if 4 + max(columns(head), columns(right) + len(") = ")) <= WIDTH:
        opened = [right]
    tail = [Python.of(") = {}", opened[0]), *opened[1:]]
    return stacked([head, *shifted(union_lines(union, options)), *tail], 4)


def generic_declaration(
    name: Python, generic: Python, of: Subscript, call: Python, arguments: tuple[Python, ...]
) -> Python:
    """``as_run: Cast[RunEntity[Run, X]] = cast_to("run", "RunEntity")`` in a class."""
    if beside := _assigned(Python.of("{}: {}[{}] = ", name, generic, of.text), call, arguments):
        return beside
    right = Python.of("{}({})", call, Python.joined(", ", arguments))
    opened = call_lines(call, arguments, 4)
    lines = _generic(name, generic, of)
    if 4 + max(columns(lines[0]), columns(right) + len("] = ")) <= WIDTH and lines[0].endswith("["):
        opened = [right]
    return stacked([*lines[:-1], Python.of("{} = {}", lines[-1], opened[0]), *opened[1:]], 4)


def generic_annotation(name: Python, generic: Python, of: Subscript) -> Python:
    """``as_run: Cast[RunEntity[Run, X]]`` in a class of a stub."""
    line = Python.of("{}: {}[{}]", name, generic, of.text)
    return line if 4 + columns(line) <= WIDTH else stacked(_generic(name, generic, of), 4)


def _assigned(left: Python, call: Python, arguments: tuple[Python, ...]) -> Python | None:
    """What is declared in one line, and the call that makes it beside it; None if the line is too long for that."""
    right = Python.of("{}({})", call, Python.joined(", ", arguments))
    if 4 + columns(left) + columns(right) <= WIDTH:
        return Python.of("{}{}", left, right)
    opened = call_lines(call, arguments, 4)
    if 4 + columns(left) + columns(opened[0]) <= WIDTH:
        return stacked([Python.of("{}{}", left, opened[0]), *opened[1:]], 4)
    if 4 + columns(left) + 1 <= WIDTH:
        inner = [right] if 8 + columns(right) <= WIDTH else call_lines(call, arguments, 8)
        return stacked([Python.of("{}(", left), *shifted(inner), Python.of(")")], 4)
    return None


def _generic(name: Python, generic: Python, of: Subscript) -> list[Python]:
    """An annotation that is too long for a line."""
    split = [Python.of("{}: {}[", name, generic), *shifted(_opened(of, 8)), Python.of("]")]
    if 4 + columns(split[0]) <= WIDTH:
        return split
    inner = [Python.of("{}[{}]", generic, of.text)]
    if 8 + columns(inner[0]) > WIDTH:
        inner = [Python.of("{}[", generic), *shifted(_opened(of, 12)), Python.of("]")]
    apart = [Python.of("{}: (", name), *shifted(inner), Python.of(")")]
    # Parentheses that leave a line too long are left out.
    return split if any(4 + columns(each) > WIDTH for each in apart) else apart


def stub_declaration(name: Python, options: tuple[TypeExpression, ...]) -> Python:
    """``flow: Flow | None | Unset = ...`` in a class of a stub."""
    union = united(options)
    left = Python.of("{}: {} = ", name, union)
    if 4 + columns(left) + len("...") <= WIDTH:
        return Python.of("{}...", left)
    if 4 + columns(left) + 1 <= WIDTH:
        return stacked([Python.of("{}(", left), Python.of("    ..."), Python.of(")")], 4)
    head = Python.of("{}: (", name)
    return stacked([head, *shifted(union_lines(union, options)), Python.of(") = ...")], 4)


def descriptor_declaration(name: Python, descriptor: Python, options: tuple[TypeExpression, ...]) -> Python:
    """``flow: _Deprecated[Flow | None | Unset] = ...`` in a class of a stub; the name of the descriptor is short."""
    union = united(options)
    whole = Python.of("{}[{}]", descriptor, union)
    line = Python.of("{}: {} = ", name, whole)
    if 4 + columns(line) + len("...") <= WIDTH:
        return Python.of("{}...", line)
    if 4 + columns(line) + 1 <= WIDTH:
        return stacked([Python.of("{}(", line), Python.of("    ..."), Python.of(")")], 4)
    head, opened = Python.of("{}: (", name), Python.of("{}: {}[", name, descriptor)
    if 4 + columns(opened) <= WIDTH or 4 + columns(head) > WIDTH:
        return stacked([opened, *shifted(union_lines(union, options)), Python.of("] = ...")], 4)
    inner = [whole]
    if 8 + columns(whole) > WIDTH:
        inner = [Python.of("{}[", descriptor), *shifted(union_lines(union, options, 12)), Python.of("]")]
    # Here black puts parentheses around what is assigned, too.
    return stacked([head, *shifted(inner), Python.of(") = (...)")], 4)


def _opened(of: Subscript, indent: int) -> list[Python]:
    """A subscript; opened if it is too long, and then with an argument on each line if they are too long."""
    if indent + columns(of.text) <= WIDTH:
        return [of.text]
    inner = [Python.joined(", ", of.arguments)]
    if indent + 4 + columns(inner[0]) > WIDTH and len(of.arguments) > 1:
        inner = [Python.of("{},", each) for each in of.arguments]
    return [Python.of("{}[", of.name), *shifted(inner), Python.of("]")]
