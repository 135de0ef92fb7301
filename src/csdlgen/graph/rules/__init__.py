"""The laws that a sound model obeys, one function each: facts about a model in, findings out.

Resolving, inheriting and annotating report what they stumble over themselves; here is what nothing stumbles over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from csdlgen.diagnostics import Diagnostic
from csdlgen.graph.model import TypeGraph
from csdlgen.graph.rules import (
    applied,
    bindings,
    constraints,
    container,
    documents,
    enums,
    facets,
    keys,
    members,
    names,
    navigation,
    operations,
    types,
)
from csdlgen.graph.rules.facts import Facts

Rule = Callable[[Facts], Iterator[Diagnostic]]

RULES: tuple[Rule, ...] = (
    documents.references_are_sound,
    documents.schemas_are_sound,
    documents.aliases_are_sound,
    names.names_are_simple_identifiers,
    names.names_mean_one_thing,
    names.names_differ_in_more_than_case,
    types.derived_types_are_sound,
    types.definitions_are_sound,
    types.built_in_types_stand_where_they_may,
    types.paths_stay_in_terms,
    types.sources_have_a_declared_type,
    enums.enums_are_sound,
    members.members_are_sound,
    facets.facets_are_sound,
    keys.keys_are_declared_once,
    keys.keys_are_sound,
    keys.sources_have_keys,
    navigation.navigation_properties_are_sound,
    navigation.entities_are_contained_once,
    navigation.items_contain_nothing,
    constraints.constraints_are_sound,
    operations.operations_are_sound,
    operations.overloads_are_told_apart,
    container.containers_are_sound,
    container.extensions_are_sound,
    container.imports_are_sound,
    bindings.bindings_are_sound,
    applied.blocks_are_sound,
    applied.terms_are_sound,
    applied.terms_are_in_scope,
    applied.elements_are_annotated_soundly,
)
"""All rules, in the order in which they are checked."""


def broken(graph: TypeGraph) -> tuple[Diagnostic, ...]:
    """What the rules find wrong with a model."""
    facts = Facts(graph)
    return tuple(finding for rule in RULES for finding in rule(facts))
