"""What metadata lets us guess: the namespace that names leave out, what the package is called, whether there is a service."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from csdlgen.edm import Document, namespace_of
from csdlgen.naming import snake_case

_SAYS_NOTHING = frozenset(
    {
        "api", "core", "data", "default", "domain", "entities", "inmemory", "metadata", "model", "models", "odata", "schema", "self",
        "service", "services", "srv",
    }
)  # fmt: skip
"""Last words of a namespace after which no package should be called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """Values for a first configuration; ``clashes`` are types that two of the documents declare."""

    root_namespace: str
    package: str
    has_service: bool
    clashes: tuple[str, ...] = ()


def guessed(documents: Iterable[Document], otherwise: str) -> Guess:
    """What documents let us guess; ``otherwise`` names the package where they do not."""
    read = tuple(documents)
    names = Counter(
        name
        for document in read
        for name in {each.qualified_name for schema in document.schemas for each in schema.types}
    )
    sizes = Counter(map(namespace_of, names))
    root = _root(sizes)
    return Guess(
        root_namespace=root,
        package=_package(root or (sizes.most_common(1)[0][0] if len(sizes) == 1 else ""), otherwise),
        has_service=any(schema.containers for document in read for schema in document.schemas),
        clashes=tuple(sorted(name for name, count in names.items() if count > 1)),
    )


def _root(sizes: Counter[str]) -> str:
    """What all namespaces of types begin with, or else the one that holds most types."""
    parts = zip(*(name.split(".") for name in sizes), strict=False)
    common = ".".join(words[0] for words in takewhile(lambda words: len(set(words)) == 1, parts))
    if common or not sizes:
        return common
    largest, count = sizes.most_common(1)[0]
    return largest if count * 2 > sizes.total() else ""


def _package(namespace: str, otherwise: str) -> str:
    words = [word for word in namespace.split(".") if word]
    telling = [each for each in words if each.lower() not in _SAYS_NOTHING and not _is_version(each)]
    name = snake_case((telling or words or [otherwise])[-1])
    return f"{name}_api" if name in sys.stdlib_module_names else name


def _is_version(word: str) -> bool:
    return word[:1] in "vV" and word[1:].replace("_", "").isdecimal()
