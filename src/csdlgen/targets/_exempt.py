"""Comments that exempt a module from checks which see a mistake where none is."""

from __future__ import annotations

from collections.abc import Iterator

from csdlgen.artifacts import Python
from csdlgen.targets._declared import Module

_AMBIGUOUS = frozenset({"I", "O", "l"})
_DUPLICATE_MEMBER = Python.of("PIE796")
_PYRIGHT_DEPRECATED = Python.of("# pyright: reportDeprecated=false")
_DEPRECATED = Python.of("deprecated")
_MISC = Python.of("misc")
_AMBIGUOUS_CLASS = Python.of("E742")
_AMBIGUOUS_VARIABLE = Python.of("E741")


def module_comments(module: Module, flavor: str) -> tuple[Python, ...]:
    """The comments at the top of a module."""
    return _ruff({*_anywhere(module), *_in_module(module, flavor)})


def stub_comments(module: Module, *, uses_deprecated: bool) -> tuple[Python, ...]:
    """The comments at the top of the stub of a module; what is deprecated is for users to hear, not here."""
    rules = {*_anywhere(module)}
    if any(enumeration.members for enumeration in module.enumerations):
        # That the base is an enumeration stands in another module, where ruff does not look.
        rules.add(Python.of("PYI052"))
    # To mypy an enumeration without members is a mistake in a stub, and only there.
    is_bare = not all(enumeration.members for enumeration in module.enumerations)
    codes = [code for code, stands in ((_DEPRECATED, uses_deprecated), (_MISC, is_bare)) if stands]
    return (
        *((_disabled(codes),) if codes else ()),
        *((_PYRIGHT_DEPRECATED,) if uses_deprecated else ()),
        *_ruff(rules),
    )


def export_comments(*, uses_deprecated: bool) -> tuple[Python, ...]:
    """The comments at the top of the stub that exports all types."""
    return (_disabled([_DEPRECATED]), _PYRIGHT_DEPRECATED) if uses_deprecated else ()


def _disabled(codes: list[Python]) -> Python:
    """All in one comment: of two, mypy obeys the second."""
    pattern = Python.of('"{}"', Python.joined(", ", codes)) if len(codes) > 1 else codes[0]
    return Python.of("# mypy: disable-error-code={}", pattern)


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
