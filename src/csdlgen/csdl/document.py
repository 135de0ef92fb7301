"""A whole document from XML: wrapper, references, schemas (CSDL 4.01, sections 4 and 5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from csdlgen import laws
from csdlgen.config import Limits
from csdlgen.csdl.annotations import read_annotations, read_external
from csdlgen.csdl.container import read_container
from csdlgen.csdl.older import is_older
from csdlgen.csdl.operations import read_operation
from csdlgen.csdl.source import EDM, EDMX, XML_BASE, Source
from csdlgen.csdl.strays import report_strays
from csdlgen.csdl.types import (
    read_complex_type,
    read_entity_type,
    read_enum_type,
    read_term,
    read_type_definition,
)
from csdlgen.diagnostics import Diagnostic, InputError
from csdlgen.edm import (
    Annotations,
    Document,
    EntityContainer,
    Include,
    IncludeAnnotations,
    NamedType,
    Operation,
    Reference,
    Schema,
    Term,
)

_VERSIONS = ("4.0", "4.01")
_TYPES = {
    "EntityType": read_entity_type,
    "ComplexType": read_complex_type,
    "EnumType": read_enum_type,
    "TypeDefinition": read_type_definition,
}


def read_xml(data: bytes, file: str, limits: Limits) -> tuple[Document, tuple[Diagnostic, ...]]:
    """The document in ``data``, and what was found wrong with it; ``file`` names it in every location.

    Raises InputError if it is no well-formed CSDL document of a version that is read.
    """
    source = Source(data, file, limits)
    version = _version(source)
    references = tuple(source.root.iterchildren(f"{EDMX}Reference"))
    schemas = tuple(_schema_elements(source))
    source.declare_aliases(_aliases(references, schemas))
    document = Document(
        file=file,
        version=version,
        base=source.root.get(XML_BASE, ""),
        references=tuple(r for e in references if (r := _reference(e, source))),
        schemas=tuple(s for e in schemas if (s := _schema(e, source))),
        counts=dict(sorted(source.counts.items())),
    )
    report_strays(source)
    return document, tuple(source.findings)


def _converted(source: Source) -> str:
    """The version of an older document, which is one of 4.0 from here on."""
    from csdlgen.csdl.older.convert import convert  # noqa: PLC0415 - most documents are not

    return convert(source)


def _version(source: Source) -> str:
    root = source.root
    version = _converted(source) if is_older(root) else "4.0"
    if root.tag == f"{EDM}Schema":
        message = f"the root is a Schema; it is read as a document of version {version}"
        source.report(laws.BARE_SCHEMA, root, message)
        return version
    if version != "4.0":
        return version
    version = root.get("Version", "")
    if root.tag != f"{EDMX}Edmx":
        raise InputError(_not_csdl(root, source))
    if version not in _VERSIONS:
        raise InputError(
            laws.VERSION.broken(
                source.place(root),
                f"Edmx Version {version!r} is not supported" if version else "Edmx lacks Version",
                hint="csdlgen reads the versions 4.0 and 4.01",
            )
        )
    return version


def _not_csdl(root: etree._Element, source: Source) -> Diagnostic:
    space, _, name = str(root.tag).lstrip("{").rpartition("}")
    found = f"is Edmx of {space!r}" if name == "Edmx" else f"is {name}, not Edmx"
    return laws.NOT_CSDL.broken(
        source.place(root),
        f"the root element {found}: this is no CSDL document",
        hint='expected <edmx:Edmx Version="4.01" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">',
    )


def _schema_elements(source: Source) -> Iterator[etree._Element]:
    if source.root.tag == f"{EDM}Schema":
        yield source.root
        return
    services = list(source.root.iterchildren(f"{EDMX}DataServices"))
    if len(services) != 1:
        source.report(laws.DATA_SERVICES, source.root, f"Edmx has {len(services)} DataServices, not one")
    for service in services:
        for name, child in source.children(service):
            if name == "Schema":
                yield child
            else:
                source.unknown(name, child)


def _aliases(references: Iterable[etree._Element], schemas: Iterable[etree._Element]) -> dict[str, str]:
    """Alias to namespace, for all schemas of this document and no other document (4.2, 5.1)."""
    includes = (i for r in references for i in r.iterchildren(f"{EDMX}Include"))
    return {
        alias: namespace
        for element in (*includes, *schemas)
        if (alias := element.get("Alias", "")) and (namespace := element.get("Namespace", ""))
    }


def _reference(element: etree._Element, source: Source) -> Reference | None:
    uri = source.required(element, "Uri")
    if not uri:
        return None
    includes: list[Include] = []
    included: list[IncludeAnnotations] = []
    for child in element:
        kind = child.tag.rpartition("}")[2]
        if child.tag == f"{EDMX}Include":
            includes.extend(_include(child, source))
        elif child.tag == f"{EDMX}IncludeAnnotations":
            included.extend(_include_annotations(child, source))
        elif child.tag.startswith((EDM, EDMX)) and child.tag != f"{EDM}Annotation":
            source.unknown(kind, child)
    return Reference(
        uri=uri,
        includes=tuple(includes),
        included_annotations=tuple(included),
        annotations=read_annotations(element, source),
        location=source.place(element),
    )


def _include(element: etree._Element, source: Source) -> tuple[Include, ...]:
    namespace = source.required(element, "Namespace")
    if not namespace:
        return ()
    return (
        Include(
            namespace=namespace,
            alias=element.get("Alias", ""),
            annotations=read_annotations(element, source),
            location=source.place(element),
        ),
    )


def _include_annotations(element: etree._Element, source: Source) -> tuple[IncludeAnnotations, ...]:
    namespace = source.required(element, "TermNamespace")
    if not namespace:
        return ()
    return (
        IncludeAnnotations(
            term_namespace=namespace,
            qualifier=element.get("Qualifier", ""),
            target_namespace=element.get("TargetNamespace", ""),
            location=source.place(element),
        ),
    )


def _schema(element: etree._Element, source: Source) -> Schema | None:
    namespace = source.required(element, "Namespace")
    if not namespace:
        return None
    types: list[NamedType | None] = []
    operations: list[Operation | None] = []
    terms: list[Term | None] = []
    containers: list[EntityContainer | None] = []
    blocks: list[Annotations | None] = []
    for kind, child in source.children(element):
        if reader := _TYPES.get(kind):
            types.append(reader(child, namespace, source))
        elif kind == "Annotations":
            blocks.append(read_external(child, source))
        elif kind == "Action":
            operations.append(read_operation("Action", child, namespace, source))
        elif kind == "Function":
            operations.append(read_operation("Function", child, namespace, source))
        elif kind == "Term":
            terms.append(read_term(child, namespace, source))
        elif kind == "EntityContainer":
            containers.append(read_container(child, namespace, source))
        elif kind != "Annotation":
            source.unknown(kind, child)
    return Schema(
        namespace=namespace,
        alias=element.get("Alias", ""),
        types=tuple(filter(None, types)),
        operations=tuple(filter(None, operations)),
        terms=tuple(filter(None, terms)),
        containers=tuple(filter(None, containers)),
        external_annotations=tuple(filter(None, blocks)),
        annotations=read_annotations(element, source),
        location=source.place(element),
    )
