"""A document as CSDL JSON 4.01."""

from __future__ import annotations

from csdlgen.csdl.writing.json_annotations import annotate, block
from csdlgen.csdl.writing.json_draft import Draft, Object
from csdlgen.csdl.writing.json_schema import Child, given, write_child
from csdlgen.csdl.writing.json_text import Node, lines
from csdlgen.csdl.writing.normal import normal
from csdlgen.csdl.writing.spelling import VERSIONS, in_order
from csdlgen.diagnostics import Diagnostic
from csdlgen.edm import Annotation, Document, Include, IncludeAnnotations, Operation, Reference, Schema


def write_json(document: Document) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of a document, and what of it JSON cannot say."""
    document = normal(document)
    draft = Draft(document)
    is_kept = document.version in VERSIONS or document.is_older
    root: Object = {"$Version": document.version if is_kept else "4.01"}
    container = document.entity_container or next(
        (each.qualified_name for schema in document.schemas for each in schema.containers), ""
    )
    if container:
        root["$EntityContainer"] = container
    if document.references:
        root["$Reference"] = {each.uri: _reference(each, draft) for each in document.references}
    for schema in document.schemas:
        draft.put(root, schema.namespace, _schema(schema, draft), schema.location)
    return "\n".join((*lines(root), "")), tuple(draft.findings)


def _reference(found: Reference, draft: Draft) -> Object:
    node: Object = {}
    if found.includes:
        node["$Include"] = [_include(each, draft) for each in found.includes]
    if found.included_annotations:
        node["$IncludeAnnotations"] = [_filter(each) for each in found.included_annotations]
    annotate(node, found.annotations, draft)
    return node


def _include(found: Include, draft: Draft) -> Object:
    node = given({"$Namespace": found.namespace, "$Alias": found.alias})
    annotate(node, found.annotations, draft)
    return node


def _filter(found: IncludeAnnotations) -> Object:
    return given(
        {
            "$TermNamespace": found.term_namespace,
            "$Qualifier": found.qualifier,
            "$TargetNamespace": found.target_namespace,
        }
    )


def _schema(found: Schema, draft: Draft) -> Object:
    node = given({"$Alias": found.alias})
    named: dict[str, list[Child]] = {}
    for each in in_order(found.types, found.operations, found.terms, found.containers, found.annotations):
        if isinstance(each, Annotation):
            annotate(node, (each,), draft)
        elif each.name in named:
            named[each.name].append(each)
        elif draft.put(node, each.name, None, each.location):
            named[each.name] = [each]
    node.update((name, _children(children, draft)) for name, children in named.items())
    if found.external_annotations:
        targets: Object = {}
        for outside in found.external_annotations:
            draft.place(targets, draft.spelling.path(outside.target), block(outside, draft), outside.location)
        node["$Annotations"] = targets
    return node


def _children(found: list[Child], draft: Draft) -> Node:
    """All that a schema declares by one name: overloads, or a single thing of another kind."""
    others = [each for each in found if not isinstance(each, Operation)]
    if len(others) == len(found) == 1:
        return write_child(found[0], draft)
    for each in others:
        draft.strain(
            f"{each.name!r} is the name of something else, too, which JSON does not provide for",
            each.location,
        )
    return [write_child(each, draft) for each in found]
