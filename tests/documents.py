"""Hypothesis strategies: documents that say everything CSDL can say, valid or not, as values of the model."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from csdlgen.edm import (
    Annotation,
    Annotations,
    Collection,
    ComplexType,
    Constant,
    Document,
    Dynamic,
    EntityContainer,
    EntitySet,
    EntityType,
    EnumMember,
    EnumType,
    Expression,
    Facets,
    Include,
    IncludeAnnotations,
    NavigationProperty,
    NavigationPropertyBinding,
    Null,
    Operation,
    OperationImport,
    Parameter,
    Property,
    PropertyRef,
    PropertyValue,
    Record,
    Reference,
    ReferentialConstraint,
    ReturnType,
    Schema,
    Singleton,
    Term,
    TypeDefinition,
    TypeRef,
)
from tests.places import NOWHERE

NAMESPACES = {"ns.main": "self", "ns.other": "", "far.away": "f"}
"""Namespaces with their aliases; the last one is that of another document."""
OWN = ("ns.main", "ns.other")

texts = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\t\n\r"), max_size=12)
names = st.sampled_from(("a", "b", "Id", "type", "naïve", "Größe", "_x", "x1", "Name"))
qualified = st.builds("{}.{}".format, st.sampled_from(tuple(NAMESPACES)), names)
paths = st.lists(names | qualified, min_size=1, max_size=3).map("/".join)
flags = st.booleans()
type_refs = st.builds(
    TypeRef,
    qualified
    | st.sampled_from(("Edm.String", "Edm.Decimal", "Edm.Int32", "Edm.Boolean", "Edm.GeographyPoint")),
    flags,
)
_maybe = st.none() | flags
_numbers = st.sampled_from(("0", "5", "-1", "1.5", "1e3", "INF", "NaN", "+7", "007", ".5", "", "many"))


def facets(*, nullable: bool = True) -> st.SearchStrategy[Facets]:
    """Facets, as sensible as people write them."""
    return st.builds(
        Facets,
        nullable=_maybe if nullable else st.none(),
        max_length=st.none() | st.sampled_from(("5", "max", "007")),
        precision=st.none() | st.integers(0, 40),
        scale=st.none() | st.sampled_from(("0", "2", "variable", "Variable", "floating")),
        unicode=_maybe,
        srid=st.none() | st.sampled_from(("0", "4326", "variable")),
        default_value=st.none() | texts | st.sampled_from(("true", "1", "1.50")),
    )


def constants() -> st.SearchStrategy[Constant]:
    """Constants of every kind, some with texts that are none of their kind."""
    free = st.sampled_from(("Binary", "Date", "DateTimeOffset", "Duration", "Guid", "String", "TimeOfDay"))
    ways = st.sampled_from(
        (
            "Path", "PropertyPath", "NavigationPropertyPath", "AnnotationPath", "ModelElementPath",
            "AnyPropertyPath",
        )
    )  # fmt: skip
    members = st.builds(
        lambda owner, found: " ".join(f"{owner}/{name}" for name in found),
        qualified,
        st.lists(names, min_size=1, max_size=2, unique=True),
    )
    return st.one_of(
        st.builds(Constant, free, texts),
        st.builds(Constant, ways, paths),
        st.builds(Constant, st.sampled_from(("Int", "Decimal", "Float")), _numbers),
        st.builds(Constant, st.just("Bool"), st.sampled_from(("true", "false", "1", "maybe"))),
        st.builds(Constant, st.just("EnumMember"), members | names),
    )


@st.composite
def _dynamic(draw: st.DrawFn, depth: int) -> Dynamic:
    operands = expressions(depth)
    own = draw(st.lists(annotation_of(st.just(Constant("Int", "1"))), max_size=1).map(tuple))
    kind = draw(
        st.sampled_from(("And", "If", "Has", "Apply", "Not", "UrlRef", "Cast", "IsOf", "LabeledElement"))
    )
    many = draw(st.lists(operands, max_size=3).map(tuple)) if kind in ("And", "If", "Has", "Apply") else None
    if kind in ("Cast", "IsOf"):
        attributes = (("Type", str(draw(type_refs))), *draw(st.sampled_from(_LIMITS)))
    elif kind == "Apply":
        attributes = (("Function", f"odata.{draw(names)}"),)
    else:
        attributes = (("Name", draw(qualified)),) if kind == "LabeledElement" else ()
    return Dynamic(kind, attributes, (draw(operands),) if many is None else many, own)


_LIMITS = (
    (),
    (("MaxLength", "5"), ("Precision", "3")),
    (("Scale", "variable"), ("Unicode", "false"), ("SRID", "0")),
)


@st.composite
def _record(draw: st.DrawFn, depth: int) -> Record:
    values = st.builds(PropertyValue, names, expressions(depth), _annotations(constants(), 1))
    return Record(
        draw(st.lists(values, max_size=3, unique_by=lambda each: each.name).map(tuple)),
        draw(st.just("") | qualified),
        draw(_annotations(constants(), 1)),
    )


@st.composite
def expressions(draw: st.DrawFn, depth: int = 3) -> Expression:
    """Every kind of expression, some steps deep."""
    kind = draw(st.integers(0, 5)) if depth else 0
    if kind == 1:
        return Collection(draw(st.lists(expressions(depth - 1), max_size=3).map(tuple)))
    if kind == 2:
        return Collection(draw(st.lists(constants(), max_size=3).map(tuple)))
    if kind == 3:
        return draw(_record(depth - 1))
    if kind == 4:
        return draw(_dynamic(depth - 1))
    if kind == 5:
        reference = Dynamic("LabeledElementReference", (("Name", draw(qualified)),))
        null = Null(draw(_annotations(constants(), 1)))
        return reference if draw(flags) else null
    return draw(constants())


def annotation_of(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Annotation]:
    """An annotation with one of these values, itself annotated now and then."""
    plain = st.builds(Annotation, term=qualified, value=values, location=st.just(NOWHERE))
    return st.builds(
        Annotation,
        term=qualified,
        qualifier=st.just("") | names,
        value=values,
        annotations=st.just(()) | plain.map(lambda each: (each,)),
        location=st.just(NOWHERE),
    )


def _annotations(values: st.SearchStrategy[Any], most: int = 2) -> st.SearchStrategy[tuple[Annotation, ...]]:
    found = st.lists(annotation_of(values), max_size=most, unique_by=lambda each: (each.term, each.qualifier))
    return st.just(()) | found.map(tuple)


annotated = _annotations(st.none() | constants(), 1)
"""What most declarations are: the expressions in their fullness are tried on a document of their own."""


def _some(
    made: st.SearchStrategy[Any], key: str = "name", most: int = 2
) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(made, max_size=most, unique_by=lambda each: getattr(each, key)).map(tuple)


def _build(made: Any, **parts: Any) -> st.SearchStrategy[Any]:
    return st.builds(made, **parts, annotations=annotated, location=st.just(NOWHERE))


@st.composite
def _members(draw: st.DrawFn) -> dict[str, Any]:
    constraint = _build(ReferentialConstraint, property=paths, referenced_property=paths)
    properties = draw(_some(_build(Property, name=names, type=type_refs, facets=facets())))
    taken = {each.name for each in properties}
    free = names.filter(lambda name: name not in taken)
    link = _build(
        NavigationProperty,
        name=free,
        type=st.builds(TypeRef, qualified, flags),
        nullable=_maybe,
        partner=st.just("") | paths,
        contains_target=flags,
        constraints=_some(constraint, "property"),
    )
    deleted = st.builds(_with_on_delete, link, annotated)
    return {"properties": properties, "navigation_properties": draw(_some(link | deleted))}


def _with_on_delete(link: NavigationProperty, own: tuple[Annotation, ...]) -> NavigationProperty:
    return replace(link, on_delete="Cascade", on_delete_annotations=own)


@st.composite
def _declared(draw: st.DrawFn, name: str) -> Any:
    common: dict[str, Any] = {"qualified_name": name, "annotations": draw(annotated), "location": NOWHERE}
    kind = draw(st.sampled_from((EntityType, ComplexType, EnumType, TypeDefinition, Term)))
    if kind is EnumType:
        members = draw(_some(_build(EnumMember, name=names, value=st.integers(-9, 9)), most=3))
        return EnumType(**common, is_flags=draw(flags), is_underlying_written=True, members=members)
    if kind is TypeDefinition:
        underlying = draw(st.sampled_from(("Edm.Decimal", "Edm.String", "Edm.Boolean", "Edm.Date")))
        return TypeDefinition(**common, underlying_type=underlying, facets=draw(facets(nullable=False)))
    if kind is Term:
        applies_to = draw(st.just(()) | st.just(("Property", "Term")))
        base = draw(st.just("") | qualified)
        return Term(
            **common, type=draw(type_refs), facets=draw(facets()), base_term=base, applies_to=applies_to
        )
    structure: dict[str, Any] = {
        **common,
        **draw(_members()),
        "base": draw(st.just("") | qualified),
        "abstract": draw(flags),
        "open": draw(flags),
    }
    if kind is ComplexType:
        return ComplexType(**structure)
    ref = st.builds(PropertyRef, name=paths, alias=st.just("") | names, location=st.just(NOWHERE))
    return EntityType(**structure, key=draw(_some(ref)), has_stream=draw(flags))


def _operations(name: str) -> st.SearchStrategy[Operation]:
    parameter = _build(Parameter, name=names, type=type_refs, facets=facets())
    result = _build(ReturnType, type=type_refs, facets=facets())
    return _build(
        Operation,
        kind=st.sampled_from(("Action", "Function")),
        qualified_name=st.just(name),
        is_bound=flags,
        is_composable=flags,
        entity_set_path=st.just("") | paths,
        parameters=_some(parameter),
        return_type=st.none() | result,
    )


@st.composite
def _containers(draw: st.DrawFn, name: str) -> EntityContainer:
    binding = st.builds(NavigationPropertyBinding, path=paths, target=paths, location=st.just(NOWHERE))
    bindings = _some(binding, "path")
    own = st.lists(names, max_size=4, unique=True)
    made: dict[str, list[Any]] = {"entity_sets": [], "singletons": [], "imports": []}
    for child in draw(own):
        kind = draw(st.sampled_from(tuple(made)))
        parts: dict[str, Any] = {"name": st.just(child)}
        if kind == "entity_sets":
            found = _build(
                EntitySet, **parts, type=qualified, bindings=bindings, include_in_service_document=flags
            )
        elif kind == "singletons":
            found = _build(Singleton, **parts, type=qualified, bindings=bindings, nullable=flags)
        else:
            found = _build(
                OperationImport,
                **parts,
                kind=st.sampled_from(("ActionImport", "FunctionImport")),
                operation=qualified,
                entity_set=st.just("") | paths,
                include_in_service_document=flags,
            )
        made[kind].append(draw(found))
    return EntityContainer(
        qualified_name=name,
        extends=draw(st.just("") | qualified),
        **{kind: tuple(found) for kind, found in made.items()},
        annotations=draw(annotated),
        location=NOWHERE,
    )


@st.composite
def _schemas(draw: st.DrawFn, namespace: str) -> Schema:
    found = draw(st.lists(names, max_size=3, unique=True))
    types: list[Any] = []
    operations: list[Operation] = []
    containers: list[EntityContainer] = []
    for name in (f"{namespace}.{each}" for each in found):
        kind = draw(st.integers(0, 3))
        if kind == 0:
            operations.extend(draw(st.lists(_operations(name), min_size=1, max_size=2)))
        elif kind == 1 and not containers:
            containers.append(draw(_containers(name)))
        else:
            types.append(draw(_declared(name)))
    block = st.builds(Annotations, target=paths, annotations=annotated, location=st.just(NOWHERE))
    return Schema(
        namespace=namespace,
        alias=NAMESPACES[namespace],
        types=tuple(each for each in types if not isinstance(each, Term)),
        terms=tuple(each for each in types if isinstance(each, Term)),
        operations=tuple(operations),
        containers=tuple(containers),
        external_annotations=draw(_some(block, "target")),
        annotations=draw(annotated),
        location=NOWHERE,
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A document of one or two schemas, with references to others."""
    filters = st.builds(
        IncludeAnnotations,
        term_namespace=st.just("far.away"),
        qualifier=st.just("") | names,
        target_namespace=st.just("") | st.just("ns.main"),
        location=st.just(NOWHERE),
    )
    include = Include(namespace="far.away", alias="f", annotations=draw(annotated), location=NOWHERE)
    reference = Reference(
        uri="https://example.org/away.xml",
        includes=(include,),
        included_annotations=draw(st.lists(filters, max_size=1).map(tuple)),
        annotations=draw(annotated),
        location=NOWHERE,
    )
    count = draw(st.integers(1, 2))
    return Document(
        file="",
        version=draw(st.sampled_from(("4.0", "4.01"))),
        references=(reference,),
        schemas=tuple(draw(_schemas(namespace)) for namespace in OWN[:count]),
        counts={},
    )


@st.composite
def annotated_documents(draw: st.DrawFn) -> Document:
    """A document whose schema has terms and types of its own, and annotations with all kinds of values."""
    term = Term(qualified_name="ns.main.a", type=draw(type_refs), facets=draw(facets()), location=NOWHERE)
    enum = EnumType(qualified_name="ns.main.b", location=NOWHERE)
    day = TypeDefinition(
        qualified_name="ns.main.type", underlying_type="Edm.Date", facets=Facets(), location=NOWHERE
    )
    member = st.builds(
        Property, name=names, type=type_refs, facets=st.just(Facets()), location=st.just(NOWHERE)
    )
    record = ComplexType(
        qualified_name="ns.main.x1", base="ns.main.x1", properties=draw(_some(member)), location=NOWHERE
    )
    schema = Schema(
        namespace="ns.main",
        alias="self",
        types=(enum, day, record),
        terms=(term,),
        annotations=draw(_annotations(st.none() | expressions(), 3)),
        location=NOWHERE,
    )
    return Document(file="", version="4.01", schemas=(schema,), counts={})
