"""All passes over a document of an older version, in their order."""

from __future__ import annotations

from csdlgen.csdl.older.annotations import convert_annotations
from csdlgen.csdl.older.associations import convert_associations
from csdlgen.csdl.older.descriptions import convert_descriptions
from csdlgen.csdl.older.leftovers import convert_leftovers
from csdlgen.csdl.older.operations import convert_function_imports
from csdlgen.csdl.older.sap import convert_sap
from csdlgen.csdl.older.tree import Tree
from csdlgen.csdl.older.types import convert_types
from csdlgen.csdl.older.wrapper import unwrap
from csdlgen.csdl.source import Source

_PASSES = (
    convert_types,
    convert_annotations,
    convert_descriptions,
    convert_sap,
    convert_associations,
    convert_function_imports,
    convert_leftovers,
)


def convert(source: Source) -> str:
    """Turn the document into one of 4.0. Returns the version of OData that it was written for.

    Raises InputError for a version of the packaging that no one knows.
    """
    tree = Tree(source)
    version = unwrap(tree)
    for convert_some in _PASSES:
        convert_some(tree)
    tree.report_losses()
    return version
