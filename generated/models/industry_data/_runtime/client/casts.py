"""What is declared as of one type, seen as of a type that derives from it (OData URL Conventions 4.01, section 4.11)."""

from __future__ import annotations

import importlib
from typing import Any, Generic, Self, TypeVar, overload
from urllib.parse import quote

from .services import Service
from .urls import joined

R = TypeVar("R")


class Cast(Generic[R]):
    """An attribute: the same place, and the requests about what is of the derived type there."""

    def __init__(self, module: str, name: str) -> None:
        self.module = module
        self.name = name

    @overload
    def __get__(self, service: None, owner: object = None) -> Self: ...
    @overload
    def __get__(self, service: Service[Any], owner: object = None) -> R: ...
    def __get__(self, service: Any, owner: object = None) -> Any:
        if service is None:
            return self
        package = type(service).__module__.rpartition(".")[0]
        cls = getattr(importlib.import_module(f"{package}.{self.module}"), self.name)
        # Of two casts in a row, which no URL may have, the first says nothing.
        path = service.path.removesuffix(f"/{quote(service.odata_type)}")
        return cls(service.connection, joined(path, quote(cls.odata_type)))


def cast_to(module: str, name: str) -> Any:
    """The attribute that leads to a class of a module of the client, which is imported when it is used."""
    return Cast[Any](module, name)
