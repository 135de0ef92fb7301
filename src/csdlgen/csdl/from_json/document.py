"""A whole document from JSON: version, references, schemas (CSDL JSON 4.01, sections 3 to 5)."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from csdlgen import laws
from csdlgen.config import Limits
from csdlgen.csdl.from_json.expressions import read_annotations
from csdlgen.csdl.from_json.schema import read_schema
from csdlgen.csdl.from_json.source import JsonObject, JsonSource
from csdlgen.csdl.from_json.tokens import Json
from csdlgen.csdl.known import Known
from csdlgen.diagnostics import Diagnostic, InputError, Location
from csdlgen.edm import OLDER_VERSIONS, Document, Include, IncludeAnnotations, Reference, Schema

_VERSIONS = ("4.0", "4.01", *OLDER_VERSIONS)
"""CSDL JSON says what 4.0 makes of a document; ``$Version`` may still name the version that it was written for."""
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_json(data: bytes, file: str, limits: Limits) -> tuple[Document, tuple[Diagnostic, ...]]:
    """The document in ``data``, and what was found wrong with it; ``file`` names it in every location.

    Raises InputError if it is no JSON, or no CSDL document of a version that is read.
    """
    text = _decode(data, file)
    source = JsonSource(text, file, limits)
    document = _document(source)
    if any(schema.terms for schema in document.schemas):
        # Terms that the document itself declares tell what their values are; now they are known.
        source.begin_again(Known(document.schemas))
        document = _document(source)
    return document, tuple(source.findings)


def _decode(data: bytes, file: str) -> str:
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = f"the bytes are not {encoding}: {error.reason}"
        hint = "JSON is always UTF-8"
        raise InputError(laws.ENCODING.broken(Location(file, line, column), message, hint=hint)) from None


def _document(source: JsonSource) -> Document:
    if not isinstance(source.root.value, dict):
        raise InputError(
            laws.NOT_CSDL.broken(source.place(source.root), "this is no object, and so no CSDL document")
        )
    root = JsonObject(source.root, source.root.value, source)
    version = _version(root)
    source.counts["Edmx"] += 1
    source.counts["DataServices"] += 1
    references = _members(root, "$Reference")
    schemas = [(name, root.named.pop(name)) for name in tuple(root.named)]
    source.declare_aliases(dict(_aliases(references, schemas)))
    read = tuple(_schemas(schemas, source))
    container = root.text("$EntityContainer")
    declared = {each.qualified_name for schema in read for each in schema.containers}
    document = Document(
        file=source.file,
        version=version,
        entity_container="" if container in declared else container,
        references=tuple(_references(references, source)),
        schemas=read,
        counts=dict(sorted(source.counts.items())),
    )
    root.close()
    return document


def _version(root: JsonObject) -> str:
    version = root.text("$Version")
    if not version:
        raise InputError(
            laws.NOT_CSDL.broken(
                root.location,
                "$Version is missing: this is no CSDL document",
                hint='expected {"$Version": "4.01", …}',
            )
        )
    if version not in _VERSIONS:
        raise InputError(
            laws.VERSION.broken(
                root.location,
                f"$Version {version!r} is not supported",
                hint="csdlgen reads the versions 4.0 and 4.01",
            )
        )
    return version


def _members(found: JsonObject, key: str) -> list[tuple[str, Json]]:
    json = found.own.pop(key, None)
    if json is None:
        return []
    if not isinstance(json.value, dict):
        found.source.wrong(key, json, "an object")
        return []
    return list(json.value.items())


def _aliases(
    references: list[tuple[str, Json]], schemas: list[tuple[str, Json]]
) -> Iterator[tuple[str, str]]:
    """Alias and namespace, for all schemas of this document and no other document (4.2, 5.1)."""
    for _, reference in references:
        includes = reference.value.get("$Include") if isinstance(reference.value, dict) else None
        for include in includes.value if includes and isinstance(includes.value, list) else ():
            if isinstance(include.value, dict):
                yield from _alias(include.value.get("$Namespace"), include.value)
    for namespace, schema in schemas:
        if isinstance(schema.value, dict):
            yield from _alias(Json(namespace, 0), schema.value)


def _alias(namespace: Json | None, members: dict[str, Json]) -> Iterator[tuple[str, str]]:
    alias = members.get("$Alias")
    if namespace and alias and isinstance(namespace.value, str) and isinstance(alias.value, str):
        yield alias.value.strip(), namespace.value.strip()


def _schemas(schemas: list[tuple[str, Json]], source: JsonSource) -> Iterator[Schema]:
    for namespace, json in schemas:
        if found := source.object(json, namespace, "Schema"):
            yield read_schema(namespace.strip(), found)


def _references(references: list[tuple[str, Json]], source: JsonSource) -> Iterator[Reference]:
    for uri, json in references:
        found = source.object(json, uri, "Reference")
        if found is None:
            continue
        include = found.own.pop("$Include", None)
        filters = found.own.pop("$IncludeAnnotations", None)
        yield Reference(
            uri=uri.strip(),
            includes=tuple(
                made for each in source.objects(include, "$Include") if (made := _include(each)).namespace
            ),
            included_annotations=tuple(
                kept
                for each in source.objects(filters, "$IncludeAnnotations")
                if (kept := _filter(each)).term_namespace
            ),
            annotations=read_annotations(found),
            location=found.location,
        )
        found.close()


def _include(found: JsonObject) -> Include:
    found.source.counts["Include"] += 1
    made = Include(
        namespace=found.required("$Namespace", "Include"),
        alias=found.text("$Alias"),
        annotations=read_annotations(found),
        location=found.location,
    )
    found.close()
    return made


def _filter(found: JsonObject) -> IncludeAnnotations:
    found.source.counts["IncludeAnnotations"] += 1
    made = IncludeAnnotations(
        term_namespace=found.required("$TermNamespace", "IncludeAnnotations"),
        qualifier=found.text("$Qualifier"),
        target_namespace=found.text("$TargetNamespace"),
        location=found.location,
    )
    found.close()
    return made
