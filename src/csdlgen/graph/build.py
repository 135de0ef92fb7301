"""The passes that make one graph of many documents: collect, resolve, inherit, annotate, then the rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from csdlgen.edm import Document
from csdlgen.graph import rules
from csdlgen.graph.aliases import expand
from csdlgen.graph.annotate import DESCRIPTION, LONG_DESCRIPTION, annotate, texts
from csdlgen.graph.bind import bind
from csdlgen.graph.collect import collect
from csdlgen.graph.components import cyclic_groups
from csdlgen.graph.inherit import inherit
from csdlgen.graph.kinds import kinds, underlying
from csdlgen.graph.model import TypeGraph
from csdlgen.graph.resolve import resolve
from csdlgen.graph.walk import nearest, unshown, walk


def build(documents: Sequence[Document]) -> TypeGraph:
    """The documents as one resolved model. Never fails: what makes no sense is in ``diagnostics``."""
    documents, foreign = expand(documents)
    model, duplicates = collect(documents)
    unresolved, users, undefined = resolve(model)
    inherited, broken_chains = inherit(model.types, model.operations)
    annotations, lost = annotate(model, inherited.properties, inherited.navigation_properties)
    deep = walk(model.containers, inherited.navigation_properties)
    wide = nearest(model.containers, inherited.navigation_properties)
    graph = TypeGraph(
        documents=tuple(documents),
        namespaces=model.namespaces,
        types=model.types,
        kinds=kinds(model.types),
        underlying=underlying(model.types),
        terms=model.terms,
        operations=model.operations,
        containers=model.containers,
        unresolved=unresolved,
        ancestors=inherited.ancestors,
        children=inherited.children,
        properties=inherited.properties,
        navigation_properties=inherited.navigation_properties,
        keys=inherited.keys,
        users=users,
        cyclic_groups=cyclic_groups(model.types),
        bound=bind(model.operations, inherited.children),
        walk=deep,
        nearest=wide,
        descriptions=texts(annotations, DESCRIPTION),
        long_descriptions=texts(annotations, LONG_DESCRIPTION),
        annotations=annotations,
        diagnostics=(
            *foreign,
            *duplicates,
            *undefined,
            *broken_chains,
            *lost,
            *unshown(model.types, deep, wide),
        ),
    )
    return replace(graph, diagnostics=(*graph.diagnostics, *rules.broken(graph)))
