"""Operators and functions in annotations: how many operands they have, and of which types (14.4.2 to 14.4.13)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from csdlgen import laws
from csdlgen.diagnostics import Law, Location
from csdlgen.edm import Constant, Dynamic, Expression, Operation, TypeRef
from csdlgen.graph.rules.facts import Facts
from csdlgen.graph.rules.literals import KIND_OF
from csdlgen.graph.rules.paths import wrong_path
from csdlgen.graph.rules.places import Place

Finding = tuple[Law, str]
Label = tuple[str, Location]

_BOOLEAN = TypeRef("Edm.Boolean")
_LOGICAL = ("And", "Or", "Not")
_COMPARISONS = ("Eq", "Ne", "Gt", "Ge", "Lt", "Le", "Has", "In")
_ARITHMETIC = ("Add", "Sub", "Mul", "Div", "DivBy", "Mod")
_COUNTS = {"Not": 1, "Neg": 1} | dict.fromkeys(("And", "Or", *_COMPARISONS, *_ARITHMETIC), 2)
_MANY = 1000
_FUNCTIONS = {
    "odata.concat": (2, _MANY),
    "odata.fillUriTemplate": (1, _MANY),
    "odata.matchesPattern": (2, 2),
    "odata.uriEncode": (1, 1),
}


def _boolean(index: int, expected: TypeRef | None) -> TypeRef | None:
    del index, expected
    return _BOOLEAN


def _branches(index: int, expected: TypeRef | None) -> TypeRef | None:
    return _BOOLEAN if index == 0 else expected


def _same(index: int, expected: TypeRef | None) -> TypeRef | None:
    del index
    return expected


OPERANDS: Mapping[str, Callable[[int, TypeRef | None], TypeRef | None]] = {
    **dict.fromkeys(_LOGICAL, _boolean),
    "If": _branches,
    "LabeledElement": _same,
}
"""The type that each operand should have, by its index and the type that the whole should have."""


def result(expression: Dynamic) -> TypeRef | None:
    """The type that an expression results in, None if its form does not say."""
    if expression.kind in (*_LOGICAL, *_COMPARISONS, "IsOf"):
        return _BOOLEAN
    if expression.kind == "Cast" and (text := expression.get("Type")):
        return _type(text)
    return None


def _type(text: str) -> TypeRef:
    inner = text.removeprefix("Collection(")
    name = inner.removesuffix(")") if inner != text else text
    if "." not in name:
        name = f"Edm.{name}"
    return TypeRef(name, inner != text)


def form(expression: Dynamic, in_collection: bool, place: Place, facts: Facts) -> Iterator[Finding]:
    """What is wrong with the operands and attributes of an expression."""
    kind, count = expression.kind, len(expression.operands)
    if kind in _COUNTS and count != _COUNTS[kind]:
        yield laws.OPERANDS, f"{kind} has {count} operands instead of {_COUNTS[kind]}"
    elif kind == "If" and not (count == 3 or (in_collection and count == 2)):
        yield laws.IF, f"If has {count} operands instead of 3"
    elif kind in ("Cast", "IsOf"):
        yield from _typed(expression, facts)
    elif kind == "LabeledElement" and count != 1:
        yield laws.LABEL, f"the element labelled {expression.get('Name')!r} has {count} values"
    elif kind == "LabeledElement" and not expression.get("Name"):
        yield laws.LABEL, "a labelled element has no name"
    elif kind == "UrlRef" and (count != 1 or not _may_be_text(expression.operands[0])):
        yield (
            laws.URL_REF,
            "UrlRef has no operand that is a text" if count == 1 else f"UrlRef has {count} operands",
        )
    elif kind == "Apply":
        yield from _applied(expression, place, facts)


def _may_be_text(operand: Expression) -> bool:
    return not isinstance(operand, Constant) or operand.kind in ("String", "Path")


def _typed(expression: Dynamic, facts: Facts) -> Iterator[Finding]:
    kind, text = expression.kind, expression.get("Type")
    if len(expression.operands) != 1:
        yield laws.CAST, f"{kind} has {len(expression.operands)} operands instead of 1"
    if not text:
        yield laws.CAST, f"{kind} has no Type"
        return
    name = _type(text).name
    if name not in facts.types and facts.owns(name):
        yield laws.CAST, f"{kind} names the type {name!r}, which is not there"


def _applied(expression: Dynamic, place: Place, facts: Facts) -> Iterator[Finding]:
    name, count = expression.get("Function"), len(expression.operands)
    if not name:
        yield laws.APPLY, "Apply names no function"
    elif name in _FUNCTIONS:
        least, most = _FUNCTIONS[name]
        if not least <= count <= most:
            yield (
                laws.APPLY,
                f"{name} takes {least}{' or more' if most > least else ''} arguments, not {count}",
            )
        elif name == "odata.fillUriTemplate" and any(
            not isinstance(each, Dynamic) or each.kind != "LabeledElement" for each in expression.operands[1:]
        ):
            yield laws.APPLY, f"{name} takes labelled elements after the template"
    elif name.startswith("odata."):
        yield laws.APPLY, f"there is no function {name!r}"
    elif facts.owns(name) and not any(
        _takes(overload, expression.operands, place, facts) for overload in facts.overloads.get(name, ())
    ):
        yield laws.APPLY, f"no overload of {name!r} takes these arguments"


def _takes(overload: Operation, operands: tuple[Expression, ...], place: Place, facts: Facts) -> bool:
    """Whether a function may take some arguments; none if one of them leads nowhere."""
    if overload.kind != "Function" or len(overload.parameters) != len(operands):
        return False
    for parameter, operand in zip(overload.parameters, operands, strict=True):
        if not isinstance(operand, Constant):
            continue
        if operand.kind == "Path" and any(wrong_path(operand, place, facts)):
            return False
        wanted = KIND_OF.get(facts.primitive_of(parameter.type).name, operand.kind)
        if operand.kind != "Path" and wanted not in (operand.kind, "Decimal", "Float"):
            return False
    return True
