"""Annotations and expressions as JSON (CSDL JSON 4.01, section 14)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from csdlgen.csdl.from_json.expressions import FACETS, ONE
from csdlgen.csdl.from_json.tokens import Number
from csdlgen.csdl.known import TYPES, Expected
from csdlgen.csdl.writing.json_draft import Draft, Object
from csdlgen.csdl.writing.json_text import Node
from csdlgen.edm import (
    Annotation,
    Annotations,
    Collection,
    Constant,
    Dynamic,
    Expression,
    Null,
    Record,
)

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_MEMBERS = re.compile(r"[^/\s,]+/[^/\s,]+(?: [^/\s,]+/[^/\s,]+)*")


def annotate(node: Object, found: Iterable[Annotation], draft: Draft, prefix: str = "") -> None:
    """Annotate an object, or its member that ``prefix`` names."""
    for each in found:
        key = f"{prefix}@{draft.spelling.name(each.term)}"
        key = f"{key}#{each.qualifier}" if each.qualifier else key
        value, note = _named(each.value or Null(), draft.known.term(each.term), draft)
        if draft.place(node, key, value, each.location):
            if note:
                node[f"{key}{draft.type_control}"] = draft.type_note(note)
            annotate(node, each.annotations, draft, key)


def block(found: Annotations, draft: Draft) -> Object:
    """Annotations of something that is declared elsewhere (14.2.1)."""
    node: Object = {}
    annotate(node, found.annotations, draft)
    return node


def scalar(text: str) -> Node:
    """A text, as a number if it is a whole one."""
    return Number(text) if _INTEGER.fullmatch(text) else text


def default_value(text: str, type_name: str, draft: Draft) -> Node:
    """A default value as its type wants it written."""
    kind = draft.known.kind(type_name)
    if kind == "Bool" and text in ("true", "false"):
        return text == "true"
    return Number(text) if kind in ("Int", "Decimal", "Float") and _NUMBER.fullmatch(text) else text


def _named(found: Expression, expected: Expected, draft: Draft) -> tuple[Node, str]:
    """A value where control information can stand beside it, and the type that it must tell."""
    if isinstance(found, Constant) and found.kind != "Path":
        return _token(found, draft), "" if _reads(found, expected, draft) else _type(found, draft)
    if isinstance(found, Collection):
        items = [item for item in found.items if isinstance(item, Constant) and item.kind != "Path"]
        types = {_type(item, draft) for item in items}
        if (
            len(items) == len(found.items)
            and len(types) == 1
            and not all(_reads(item, expected.item, draft) for item in items)
        ):
            return [_token(item, draft) for item in items], f"Collection({types.pop()})"
    return _anonymous(found, expected, draft), ""


def _token(found: Constant, draft: Draft) -> Node:
    """A constant as the JSON value that comes nearest."""
    text = found.text
    if found.kind == "Bool" and text in ("true", "false"):
        return text == "true"
    if found.kind in ("Int", "Decimal", "Float") and _NUMBER.fullmatch(text):
        return Number(text)
    if found.kind == "EnumMember" and _type(found, draft) != TYPES["EnumMember"]:
        return ",".join(each.partition("/")[2] for each in text.split(" "))
    return draft.spelling.path(text) if found.kind.endswith("Path") else text


def _type(found: Constant, draft: Draft) -> str:
    """The type that tells what kind of constant a JSON value stands for."""
    if found.kind == "EnumMember" and _MEMBERS.fullmatch(found.text):
        name, *others = {each.partition("/")[0] for each in found.text.split(" ")}
        if not others and draft.known.kind(name) is None:
            return name
    return TYPES[found.kind]


def _reads(found: Constant, expected: Expected, draft: Draft) -> bool:
    """Whether a reader that expects this type makes the same constant of its JSON value."""
    token = _token(found, draft)
    if isinstance(token, bool):
        return True
    if isinstance(token, Number):
        return draft.known.number(token.text, expected) == found
    read = draft.known.constant(str(token), expected)
    return read.kind == found.kind and (read == found or found.kind.endswith("Path"))


def _anonymous(found: Expression, expected: Expected, draft: Draft) -> Node:
    """A value in a place where its type can be told only by the value itself."""
    match found:
        case Null(own):
            return _with_annotations({"$Null": None}, own, draft) if own else None
        case Constant("Path", text):
            return {"$Path": draft.spelling.path(text)}
        case Constant():
            return _constant(found, expected, draft)
        case Collection(items):
            return [_anonymous(item, expected.item, draft) for item in items]
        case Record():
            return _record(found, expected, draft)
        case Dynamic():
            return _dynamic(found, draft)


def _constant(found: Constant, expected: Expected, draft: Draft) -> Node:
    token = _token(found, draft)
    if _reads(found, expected, draft):
        return token
    # A cast says what type is meant; control information tells our reader that it was a constant all the time.
    type_name = _type(found, draft)
    cast: Object = {"$Cast": token, "$Type": draft.spelling.name(type_name)}
    return {**cast, draft.type_control: draft.type_note(type_name)}


def _with_annotations(node: Object, own: Iterable[Annotation], draft: Draft) -> Object:
    annotate(node, own, draft)
    return node


def _record(found: Record, expected: Expected, draft: Draft) -> Object:
    node: Object = {draft.type_control: draft.type_note(found.type)} if found.type else {}
    for each in found.values:
        wanted = draft.known.property(found.type or expected.type, each.name)
        value, note = _named(each.value, wanted, draft)
        if draft.put(node, each.name, value, draft.here):
            if note:
                node[f"{each.name}{draft.type_control}"] = draft.type_note(note)
            annotate(node, each.annotations, draft, each.name)
    return _with_annotations(node, found.annotations, draft)


def _dynamic(found: Dynamic, draft: Draft) -> Object:
    spelling, kind = draft.spelling, found.kind
    if kind == "LabeledElementReference":
        node: Object = {f"${kind}": spelling.name(found.get("Name"))}
        return _with_annotations(node, found.annotations, draft)
    operands = [_anonymous(operand, Expected(), draft) for operand in found.operands]
    node = {f"${kind}": operands[0] if kind in ONE else operands}
    if kind in ("Cast", "IsOf"):
        node.update(_type_members(found, draft))
    else:
        node.update((f"${key}", spelling.name(text)) for key, text in found.attributes)
    return _with_annotations(node, found.annotations, draft)


def _type_members(found: Dynamic, draft: Draft) -> Object:
    text = found.get("Type")
    inner = text.removeprefix("Collection(").removesuffix(")") if text.startswith("Collection(") else text
    node: Object = {"$Collection": True} if inner != text else {}
    node["$Type"] = draft.spelling.name(inner)
    for key, value in found.attributes:
        if key == "Unicode" and value in ("true", "false"):
            node[f"${key}"] = value == "true"
        elif key in FACETS:
            node[f"${key}"] = value if key == "SRID" else scalar(value)
    return node
