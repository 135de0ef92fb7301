"""Comments that exempt a module from checks which see a mistake where none is."""

from __future__ import annotations

from collections.abc import Iterator

from csdlgen.artifacts import Python
from csdlgen.targets._declared import Module

_AMBIGUOUS = frozenset({"I", "O", "l"})
_DUPLICATE_MEMBER = Python.of("PIE796")
_AMBIGUOUS_CLASS = Python.of("E742")
_AMBIGUOUS_VARIABLE = Python.of("E741")


def module_comments(module: Module, flavor: str) -> tuple[Python, ...]:
    """The comments at the top of a module."""
    return _ruff({*_anywhere(module), *_in_module(module, flavor)})


def stub_comments(module: Module) -> tuple[Python, ...]:
    """The comments at the top of the stub of a module."""
    rules = {*_anywhere(module)}
    if any(enumeration.members for enumeration in module.enumerations):
        # That the base is an enumeration stands in another module, where ruff does not look.
        rules.add(Python.of("PYI052"))
    if all(enumeration.members for enumeration in module.enumerations):
        return _ruff(rules)
    # To mypy an enumeration without members is a mistake in a stub, and only there.
    return Python.of("# mypy: disable-error-code=misc"), *_ruff(rules)


def _ruff(rules: set[Python]) -> tuple[Python, ...]:
    """One comment, if there is something to exempt from.

    It names RUF100 as well, which complains about an exemption wherever its rule is not turned on.
    """
    named = Python.joined(", ", [*sorted(rules), Python.of("RUF100")])
    return (Python.of("# ruff: noqa: {}", named),) if rules else ()


def _anywhere(module: Module) -> Iterator[Python]:
    if not module.name.isascii():
        yield Python.of("N999")
    if any(each.name.cls in _AMBIGUOUS for each in module.classes()):
        yield _AMBIGUOUS_CLASS
    for enumeration in module.enumerations:
        values = [member.value for member in enumeration.members.values()]
        if enumeration.are_flags and len(set(values)) < len(values):
            yield _DUPLICATE_MEMBER


def _in_module(module: Module, flavor: str) -> Iterator[Python]:
    if any(alias.name.cls in _AMBIGUOUS for alias in module.aliases):
        yield _AMBIGUOUS_VARIABLE
    if any(not _AMBIGUOUS.isdisjoint(enumeration.members) for enumeration in module.enumerations):
        yield _AMBIGUOUS_VARIABLE
    for structured in module.structured:
        if structured.attributes and flavor == "dataclass":
            # What `member` makes is a field; ruff knows fields by the name of that function only.
            yield Python.of("RUF009")
        if any(attribute.spelled in _AMBIGUOUS for attribute in structured.attributes):
            yield _AMBIGUOUS_VARIABLE
