"""What is known about the types of annotation values: CSDL JSON leaves to the term what CSDL XML writes down."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, get_args

from csdlgen.edm import Constant, EnumType, Expression, NamedType, Null, Schema, Term, TypeDefinition
from csdlgen.edm.annotations import ConstantKind
from csdlgen.vocabularies import standard

_KINDS: dict[str, ConstantKind] = {
    **{f"Edm.{kind}": kind for kind in get_args(ConstantKind)},
    "Edm.Boolean": "Bool",
    **dict.fromkeys(("Edm.Byte", "Edm.SByte", "Edm.Int16", "Edm.Int32", "Edm.Int64"), "Int"),
    **dict.fromkeys(("Edm.Single", "Edm.Double"), "Float"),
}
TYPES: dict[ConstantKind, str] = {
    **{kind: f"Edm.{kind}" for kind in get_args(ConstantKind)},
    "Bool": "Edm.Boolean",
    "Int": "Edm.Int64",
    "Float": "Edm.Double",
}
"""The type that stands for a kind of constant."""
_USUAL = {
    # They are of any primitive type; numbers are usually written as Decimal.
    "Org.OData.Validation.V1.Minimum": "Edm.Decimal",
    "Org.OData.Validation.V1.Maximum": "Edm.Decimal",
}
_TAG = Constant("Bool", "true")


class Expected(NamedTuple):
    """The type of the value at a place: empty if nobody knows it; noted if control information tells it."""

    type: str = ""
    is_noted: bool = False

    @property
    def item(self) -> Expected:
        """What is expected of the items of a collection."""
        inner = self.type.removeprefix("Collection(")
        return Expected(inner.removesuffix(")"), self.is_noted) if inner != self.type else Expected()


class Known:
    """The terms and types that some schemas declare, and those of the standard vocabularies."""

    def __init__(self, schemas: Iterable[Schema] = ()) -> None:
        self._terms: dict[str, Term] = dict(standard().terms)
        self._definitions: dict[str, str] = {}
        self._enums: set[str] = set()
        self._bases: dict[str, str] = {}
        self._properties: dict[str, dict[str, str]] = {}
        self._usual = dict(_USUAL)
        self._learn(standard().types.values())
        for schema in schemas:
            self._learn(schema.types)
            for term in schema.terms:
                self._terms[term.qualified_name] = term
                self._usual.pop(term.qualified_name, None)

    def _learn(self, types: Iterable[NamedType]) -> None:
        for declared in types:
            name = declared.qualified_name
            if isinstance(declared, TypeDefinition):
                self._definitions[name] = declared.underlying_type
            elif isinstance(declared, EnumType):
                self._enums.add(name)
            else:
                self._bases[name] = declared.base
                self._properties[name] = {each.name: str(each.type) for each in declared.members}

    def term(self, name: str) -> Expected:
        """What is expected of the value of a term."""
        declared = self._terms.get(name)
        return Expected(self._usual.get(name) or (str(declared.type) if declared else ""))

    def property(self, type_name: str, name: str) -> Expected:
        """What is expected of the value of a property of a record."""
        seen: set[str] = set()
        while type_name in self._properties and type_name not in seen:
            seen.add(type_name)
            if found := self._properties[type_name].get(name):
                return Expected(found)
            type_name = self._bases[type_name]
        return Expected()

    def kind(self, type_name: str) -> ConstantKind | None:
        """The kind of constant that a primitive type, or a definition based on one, has; else None."""
        seen: set[str] = set()
        while type_name in self._definitions and type_name not in seen:
            seen.add(type_name)
            type_name = self._definitions[type_name]
        return _KINDS.get(type_name)

    def default(self, term: str) -> Expression:
        """The value of an annotation that gives none (14.1). What is not known is a tag: nearly all defaults are."""
        declared = self._terms.get(term)
        if declared is None:
            return _TAG
        text = declared.facets.default_value
        if text is None:
            return Null()
        return self.constant(text, Expected(str(declared.type)))

    def constant(self, text: str, expected: Expected) -> Constant:
        """The constant that a text stands for."""
        kind = self.kind(expected.type) or ("EnumMember" if self._is_enum(expected) else "String")
        if kind == "EnumMember" and expected.type != TYPES["EnumMember"]:
            text = " ".join(f"{expected.type}/{name}" for name in text.replace(",", " ").split())
        return Constant(kind, " ".join(text.split()) if kind == "EnumMember" else text)

    def _is_enum(self, expected: Expected) -> bool:
        # Only where an enumeration needs it does control information name a type that is not built in.
        is_foreign = not expected.type.startswith(("Edm.", "Collection("))
        return expected.type in self._enums or (expected.is_noted and is_foreign)

    def number(self, text: str, expected: Expected) -> Constant:
        """The constant that a number stands for; where its type is not known, the smallest kind that holds it."""
        kind = self.kind(expected.type)
        if kind in ("Int", "Decimal", "Float"):
            return Constant(kind, text)
        if text.strip("-0123456789") == "":
            return Constant("Int", text)
        return Constant("Float" if "e" in text.lower() else "Decimal", text)
