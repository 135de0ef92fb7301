"""The Entity Data Model as a document declares it: frozen values, no I/O, no resolution, no Python spelling.

Names are qualified (``namespace.name``) and free of aliases; whether what they name exists is not known here.
"""

from csdlgen.edm.annotations import (
    Annotation,
    Annotations,
    Collection,
    Constant,
    Dynamic,
    Expression,
    Null,
    PropertyValue,
    Record,
)
from csdlgen.edm.container import (
    EntityContainer,
    EntitySet,
    NavigationPropertyBinding,
    OperationImport,
    Singleton,
)
from csdlgen.edm.document import OLDER_VERSIONS, Document, Include, IncludeAnnotations, Reference, Schema
from csdlgen.edm.members import (
    Facets,
    NavigationProperty,
    Property,
    PropertyRef,
    ReferentialConstraint,
)
from csdlgen.edm.names import TypeRef, namespace_of, respelled, simple_name
from csdlgen.edm.operations import Operation, Parameter, ReturnType
from csdlgen.edm.types import (
    OLDER_PRIMITIVE_TYPES,
    PRIMITIVE_TYPES,
    ComplexType,
    EntityType,
    EnumMember,
    EnumType,
    NamedType,
    StructuredType,
    Term,
    TypeDefinition,
)

__all__ = [
    "OLDER_PRIMITIVE_TYPES",
    "OLDER_VERSIONS",
    "PRIMITIVE_TYPES",
    "Annotation",
    "Annotations",
    "Collection",
    "ComplexType",
    "Constant",
    "Document",
    "Dynamic",
    "EntityContainer",
    "EntitySet",
    "EntityType",
    "EnumMember",
    "EnumType",
    "Expression",
    "Facets",
    "Include",
    "IncludeAnnotations",
    "NamedType",
    "NavigationProperty",
    "NavigationPropertyBinding",
    "Null",
    "Operation",
    "OperationImport",
    "Parameter",
    "Property",
    "PropertyRef",
    "PropertyValue",
    "Record",
    "Reference",
    "ReferentialConstraint",
    "ReturnType",
    "Schema",
    "Singleton",
    "StructuredType",
    "Term",
    "TypeDefinition",
    "TypeRef",
    "namespace_of",
    "respelled",
    "simple_name",
]
