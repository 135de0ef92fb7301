"""What other packages may rely on to add targets and rules, with the values in ``edm``; all else may change.

A target is a :class:`Target` behind an entry point of the group ``csdlgen.targets``, whose name is that of its table in
the configuration. Rules are a :class:`Rules` behind one of the group ``csdlgen.rules``, which ``rules = ["name"]`` asks for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from csdlgen.artifacts import Artifact, Output, Page, Sink
from csdlgen.config.table import Table
from csdlgen.diagnostics import Diagnostic, Law, Location, Severity
from csdlgen.graph import TypeGraph
from csdlgen.laws.foreign import Rules
from csdlgen.naming import NameTable, TypeName, output_path

__all__ = [
    "Artifact",
    "Diagnostic",
    "Law",
    "Location",
    "NameTable",
    "Output",
    "Page",
    "Rules",
    "Severity",
    "Sink",
    "Table",
    "Target",
    "TypeGraph",
    "TypeName",
    "output_path",
]

Options = TypeVar("Options")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target(Generic[Options]):
    """One kind of output.

    * ``options`` reads the keys of its own from its table; csdlgen reads ``output`` and ``templates``, and reports every
      key that nobody asked for.
    * ``pages`` makes of the model, the names in Python, and these options what is to be written, below ``output``.
      A view is a frozen dataclass whose fields are sinks, numbers, truth values, and tuples of those.
    * ``templates`` is a folder; the template of a page is called ``<name of the entry point>/<file in the folder>``.
    * ``sink`` is the class of text, derived from :class:`Sink`, that alone its templates may print. Only functions that
      quote or escape may construct one: the text of a schema is hostile.
    """

    options: Callable[[Table], Options]
    pages: Callable[[TypeGraph, NameTable, Options], Output]
    templates: Path
    sink: type[Sink]
