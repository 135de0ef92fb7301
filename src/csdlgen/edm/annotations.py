"""Annotations and the expressions that give them their values (CSDL 4.01, section 14)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from csdlgen.diagnostics import Location

ConstantKind = Literal[
    "Binary", "Bool", "Date", "DateTimeOffset", "Decimal", "Duration", "EnumMember",
    "Float", "Guid", "Int", "String", "TimeOfDay", "Path", "PropertyPath",
    "NavigationPropertyPath", "AnnotationPath", "ModelElementPath", "AnyPropertyPath",
]  # fmt: skip


NOWHERE = Location("")
"""Of an expression that is not known to stand anywhere; where it is used, stands the annotation around it."""


@dataclass(frozen=True, slots=True)
class Constant:
    """A constant or path expression (14.3, 14.4.1): its kind, and its text as written."""

    kind: ConstantKind
    text: str
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Null:
    """The null expression (14.4.11)."""

    annotations: tuple[Annotation, ...] = ()
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection expression (14.4.6)."""

    items: tuple[Expression, ...]
    location: Location = field(default=NOWHERE, compare=False, repr=False)


class PropertyValue(NamedTuple):
    """What a record says about one of its properties (14.4.12)."""

    name: str
    value: Expression
    annotations: tuple[Annotation, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """A record expression (14.4.12): property values in document order, and the type if it is named."""

    values: tuple[PropertyValue, ...]
    type: str = ""
    annotations: tuple[Annotation, ...] = ()
    location: Location = field(default=NOWHERE, compare=False, repr=False)

    def get(self, name: str) -> Expression | None:
        """The value of the property ``name``, or None."""
        return next((each.value for each in self.values if each.name == name), None)


@dataclass(frozen=True, slots=True)
class Dynamic:
    """Any other dynamic expression (14.4): its element name, attributes and operands, unevaluated.

    The attributes are ``Function`` of Apply, ``Name`` of LabeledElement and LabeledElementReference,
    ``Type`` and facets of Cast and IsOf; names in them are qualified.
    """

    kind: str
    attributes: tuple[tuple[str, str], ...] = ()
    operands: tuple[Expression, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    location: Location = field(default=NOWHERE, compare=False, repr=False)

    def get(self, name: str) -> str:
        """The attribute ``name``, or empty."""
        return next((text for key, text in self.attributes if key == name), "")


Expression = Constant | Null | Collection | Record | Dynamic


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """One term applied to a model element. ``value`` is None when the term's default applies."""

    term: str
    qualifier: str = ""
    value: Expression | None = None
    annotations: tuple[Annotation, ...] = ()
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotations:
    """An external block of annotations (14.2.1). ``target`` is the path with its aliases expanded."""

    target: str
    qualifier: str = ""
    annotations: tuple[Annotation, ...]
    location: Location
