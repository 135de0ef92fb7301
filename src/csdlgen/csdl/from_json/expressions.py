"""Annotations and expressions from JSON (CSDL JSON 4.01, section 14)."""

from __future__ import annotations

from csdlgen.csdl.from_json.source import JsonObject, JsonSource
from csdlgen.csdl.from_json.tokens import Json, Number
from csdlgen.csdl.known import Expected
from csdlgen.edm import (
    Annotation,
    Annotations,
    Collection,
    Constant,
    Dynamic,
    Expression,
    Null,
    PropertyValue,
    Record,
)

MANY = ("And", "Or", "Eq", "Ne", "Gt", "Ge", "Lt", "Le", "Has", "In",
        "Add", "Sub", "Mul", "Div", "DivBy", "Mod", "If", "Apply")  # fmt: skip
"""Expressions whose operands stand in an array."""
ONE = ("Not", "Neg", "Cast", "IsOf", "UrlRef", "LabeledElement")
"""Expressions with a single operand."""
FACETS = ("MaxLength", "Precision", "Scale", "Unicode", "SRID")
_MARKS = {f"${kind}": kind for kind in (*MANY, *ONE, "Path", "Null", "LabeledElementReference")}


def read_annotations(found: JsonObject, prefix: str = "") -> tuple[Annotation, ...]:
    """The annotations of an object, or of the member that ``prefix`` names."""
    if prefix not in found.annotated or prefix.count("@") > found.source.limits.depth:
        return ()
    return tuple(_annotation(found, f"{prefix}@{last}", last, json) for last, json in found.terms(prefix))


def _annotation(found: JsonObject, key: str, last: str, json: Json) -> Annotation:
    source = found.source
    term, _, qualifier = last.partition("#")
    name = source.qualified(term)
    source.counts["Annotation"] += 1
    return Annotation(
        term=name,
        qualifier=qualifier,
        value=expression(json, _expected(found.noted(key), source.known.term(name)), source),
        annotations=read_annotations(found, key),
        location=source.place(json),
    )


def read_external(target: str, json: Json, source: JsonSource) -> Annotations | None:
    """Annotations of something that is declared elsewhere (14.2.1)."""
    found = source.object(json, target, "Annotations")
    if found is None:
        return None
    annotations = read_annotations(found)
    found.close()
    return Annotations(target=source.path(target), annotations=annotations, location=found.location)


def expression(json: Json, expected: Expected, source: JsonSource) -> Expression:
    """The expression that a value is, where a type is expected."""
    match json.value:
        case None:
            return Null()
        case bool(value):
            return Constant("Bool", str(value).lower())
        case Number():
            return source.known.number(json.value.text, expected)
        case str(text):
            return _text(text, expected, source)
        case list(items):
            source.counts["Collection"] += 1
            return Collection(tuple(expression(item, expected.item, source) for item in items))
        case _:
            return _object(JsonObject(json, json.value, source), expected)


def _expected(noted: Expected, known: Expected) -> Expected:
    return noted if noted.type else known


def _text(text: str, expected: Expected, source: JsonSource) -> Constant:
    found = source.known.constant(text, expected)
    if found.kind.endswith("Path"):
        return Constant(found.kind, source.path(text))
    return found


def _object(found: JsonObject, expected: Expected) -> Expression:
    mark = next((key for key in found.own if key in _MARKS), "")
    made = _dynamic(found, mark) if mark else _record(found, expected)
    found.close()
    return made


def _record(found: JsonObject, expected: Expected) -> Record:
    source = found.source
    source.counts["Record"] += 1
    type_name = found.noted().type
    values = []
    for name in tuple(found.named):
        source.counts["PropertyValue"] += 1
        json = found.named.pop(name)
        wanted = _expected(found.noted(name), source.known.property(type_name or expected.type, name))
        value = expression(json, wanted, source)
        values.append(PropertyValue(name.strip(), value, read_annotations(found, name)))
    return Record(tuple(values), type_name, read_annotations(found))


def _dynamic(found: JsonObject, mark: str) -> Expression:
    source, kind = found.source, _MARKS[mark]
    source.counts[kind] += 1
    if kind == "Path":
        return Constant("Path", found.path(mark))
    if kind == "LabeledElementReference":
        return Dynamic(kind, (("Name", found.name(mark)),), annotations=read_annotations(found))
    operand = found.own.pop(mark)
    if kind == "Null":
        return Null(read_annotations(found))
    attributes = tuple(_attributes(found, kind))
    if kind == "Cast" and (noted := found.noted()).type:
        # Control information tells that this is a constant, in a place where nothing else can name its type.
        found.own.clear()
        return expression(operand, noted, source)
    operands = _operands(operand, kind, source)
    return Dynamic(kind, attributes, operands, read_annotations(found))


def _operands(json: Json, kind: str, source: JsonSource) -> tuple[Expression, ...]:
    if kind in ONE:
        return (expression(json, Expected(), source),)
    if not isinstance(json.value, list):
        source.wrong(f"${kind}", json, "an array")
        return ()
    return tuple(expression(item, Expected(), source) for item in json.value)


def _attributes(found: JsonObject, kind: str) -> list[tuple[str, str]]:
    if kind == "Apply":
        return [("Function", found.name("$Function"))]
    if kind == "LabeledElement":
        return [("Name", found.name("$Name"))]
    if kind not in ("Cast", "IsOf"):
        return []
    type_ref = found.type_ref()
    facets = ((key, found.scalar(f"${key}")) for key in FACETS)
    return [
        ("Type", str(type_ref or "Edm.String")),
        *((key, text) for key, text in facets if text is not None),
    ]
