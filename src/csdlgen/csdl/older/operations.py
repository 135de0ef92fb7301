"""Function imports: services of a container, as functions and actions of a schema and their imports."""

from __future__ import annotations

from lxml import etree

from csdlgen import laws
from csdlgen.csdl.older.names import M, edm, is_true
from csdlgen.csdl.older.tree import Tree

_MOVED = ("Parameter", "ReturnType", "Annotation")


def convert_function_imports(tree: Tree) -> None:
    """What is called by GET, or has no side effects, is a function; anything else is an action."""
    for element in tree.all("FunctionImport"):
        container = element.getparent()
        schema = None if container is None else container.getparent()
        if schema is not None and element.get("Function") is None:  # as in 4.0
            _convert(element, schema, tree)


def _convert(element: etree._Element, schema: etree._Element, tree: Tree) -> None:
    kind = _kind(element, tree)
    name = element.get("Name", "")
    operation = tree.add(schema, kind, element, Name=name)
    is_bound = is_true(tree.take(element, "IsBindable"))
    if is_bound:
        operation.set("IsBound", "true")
    for attribute in ("IsComposable", "EntitySetPath"):
        text = tree.take(element, attribute)
        if text is not None and not (attribute == "IsComposable" and kind == "Action"):
            operation.set(attribute, text)
    if returned := tree.take(element, "ReturnType"):
        tree.add(operation, "ReturnType", element, Type=returned)
    for child in list(element.iterchildren(*map(edm, _MOVED))):
        operation.append(child)
    for parameter in list(operation.iterchildren(edm("Parameter"))):
        _parameter(parameter, tree)
    if is_bound:
        tree.drop(element)
    else:
        element.tag = edm(f"{kind}Import")
        element.set(kind, f"{schema.get('Namespace', '')}.{name}")


def _kind(element: etree._Element, tree: Tree) -> str:
    method = (tree.take(element, f"{M}HttpMethod") or "").strip().upper()
    side_effects = tree.take(element, "IsSideEffecting")
    is_function = method == "GET" if method else side_effects is not None and not is_true(side_effects)
    name = element.get("Name", "")
    if is_function and element.get("ReturnType") is None and element.find(edm("ReturnType")) is None:
        tree.report(
            laws.FUNCTION_IMPORT,
            element,
            f"{name!r} is called by GET and returns nothing; it is read as an action",
            hint="in OData 4.0 a function returns something, and an action is called by POST",
        )
        return "Action"
    if method not in ("", "GET", "POST"):
        tree.report(
            laws.FUNCTION_IMPORT,
            element,
            f"{name!r} is called by {method}; it is read as an action, called by POST",
        )
    return "Function" if is_function else "Action"


def _parameter(element: etree._Element, tree: Tree) -> None:
    mode = tree.take(element, "Mode") or "In"
    if mode != "In":
        name = element.get("Name", "")
        outcome = "left out" if mode == "Out" else "read as one that goes in"
        tree.report(
            laws.FUNCTION_IMPORT, element, f"the parameter {name!r} goes {mode.lower()} and is {outcome}"
        )
        if mode == "Out":
            tree.drop(element)
    if element.get("Nullable") is None and not element.get("Type", "").startswith("Collection("):
        # The facet did not exist for parameters; a value had to be given.
        element.set("Nullable", "false")
