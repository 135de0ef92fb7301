"""Where the runtime finds the classes of the package it was copied into, one import at a time."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib import import_module
from typing import Any, Final

_RUNTIME = __name__.rpartition(".")[0]
_PACKAGE = _RUNTIME.rpartition(".")[0]
_ANY_STRUCTURED: Final = frozenset({"Edm.ComplexType", "Edm.EntityType"})


@functools.cache
def _types() -> Mapping[str, str]:
    types: Mapping[str, str] = import_module(f"{_PACKAGE}._index").TYPES
    return types


def find(name: str) -> Any:
    """The class of a qualified CSDL name, or None if the package does not know it."""
    if name in _ANY_STRUCTURED:
        return import_module(_RUNTIME).ODataObject
    attribute = _types().get(name)
    return attribute and getattr(import_module(_PACKAGE), attribute)


def name_of(cls: type) -> str:
    """The qualified CSDL name of an enumeration. Raises KeyError for a class that is none of the package."""
    return {attribute: name for name, attribute in _types().items()}[cls.__name__]
