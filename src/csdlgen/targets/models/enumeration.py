"""The module of an enumeration."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from csdlgen.artifacts import Python
from csdlgen.edm import EnumMember, EnumType
from csdlgen.graph import TypeGraph
from csdlgen.naming import NameTable
from csdlgen.targets._layout import assignment, class_header, decorator, import_from
from csdlgen.targets._quoting import python_integer, python_string
from csdlgen.targets.models.prose import member_docstring, module_docstring, type_docstring

_RUNTIME = Python.of("._runtime")
_ENUM = Python.of("ODataEnum")
_FLAGS = Python.of("ODataFlags")
_SPELLED = Python.of("spelled")


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumMemberView:
    """One member. ``is_apart``: an empty line sets it off from what stands above."""

    assignment: Python
    docstring: Python | None
    is_apart: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumerationView:
    """The module of one enumeration. ``decorator`` tells the runtime which names Python spells otherwise."""

    module_docstring: Python
    imports: Python
    decorator: Python | None
    header: Python
    docstring: Python
    members: tuple[EnumMemberView, ...]


def enumeration_view(declared: EnumType, graph: TypeGraph, names: NameTable) -> EnumerationView:
    """What stands in the module of an enumeration.

    Flags need a value for each member that is not negative; one that lacks it is an enumeration without flags.
    """
    members = _own(declared, names)
    are_flags = declared.is_flags and all(m.value is not None and m.value >= 0 for m in members.values())
    respelled = tuple(
        Python.of("{}={}", spelled, python_string(member.name))
        for spelled, member in members.items()
        if are_flags and spelled != member.name
    )
    base = _FLAGS if are_flags else _ENUM
    return EnumerationView(
        module_docstring=module_docstring(declared),
        imports=import_from(_RUNTIME, (base, _SPELLED) if respelled else (base,), 0),
        decorator=decorator(_SPELLED, respelled) if respelled else None,
        header=class_header(names.types[declared.qualified_name].cls, base),
        docstring=type_docstring(declared, graph, 4),
        members=tuple(_members(declared, members, are_flags, graph)),
    )


def _own(declared: EnumType, names: NameTable) -> dict[Python, EnumMember]:
    """The members by their Python names, the first of each name."""
    spelled = names.members[declared.qualified_name]
    found: dict[Python, EnumMember] = {}
    for member in declared.members:
        if member.name in spelled:
            found.setdefault(spelled[member.name], member)
    return found


def _members(
    declared: EnumType, members: dict[Python, EnumMember], are_flags: bool, graph: TypeGraph
) -> Iterator[EnumMemberView]:
    above_is_described = True
    for spelled, member in members.items():
        number = member.value if are_flags else None
        value = python_string(member.name) if number is None else python_integer(number)
        text = member_docstring(f"{declared.qualified_name}/{member.name}", graph)
        yield EnumMemberView(
            assignment=assignment(spelled, value, 4),
            docstring=text,
            is_apart=above_is_described or text is not None,
        )
        above_is_described = text is not None
