"""Actions and functions (CSDL3xx)."""

from __future__ import annotations

from csdlgen.diagnostics import Law, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

NO_BINDING_PARAMETER = Law(
    "CSDL309", ERROR, "A bound operation has a binding parameter.",
    why="Its first parameter is what it is called on.",
    cure='Add a parameter in front, or remove IsBound="true".',
    breaks='<Action Name="A" IsBound="true"/>',
    keeps='<Action Name="A" IsBound="true"><Parameter Name="it" Type="self.Thing"/></Action>',
    rules=("R109",), section="12.9", edmlib=("BoundOperationMustHaveParameters",),
)  # fmt: skip
FUNCTION_RESULT = Law(
    "CSDL310", ERROR, "A function returns something.",
    why="Functions have no side effects, so without a result there is no reason to call one.",
    cure="Add a ReturnType, or make it an action.",
    breaks='<Function Name="F"/>', keeps='<Function Name="F"><ReturnType Type="Edm.Int32"/></Function>',
    rules=("R106",), section="12.3", edmlib=("FunctionMustHaveReturnType",),
)  # fmt: skip
ACTION_OVERLOAD = Law(
    "CSDL374", ERROR, "Actions of one name are bound to different types, and one at most is unbound.",
    why="A call names the action and what it is called on; its arguments do not choose.",
    cure="Rename one of the two.",
    breaks='<Action Name="A"/><Action Name="A"><Parameter Name="p" Type="Edm.Int32"/></Action>',
    keeps='<Action Name="A"/><Action Name="A" IsBound="true"><Parameter Name="it" Type="self.Thing"/></Action>',
    rules=("R105",), section="12.2", edmlib=("DuplicateActions", "AlreadyDefined"),
)  # fmt: skip
FUNCTION_OVERLOAD = Law(
    "CSDL375", ERROR, "Function overloads differ in the names of their parameters.",
    why="A call names its arguments, so the names choose the overload.",
    cure="Rename a parameter.",
    breaks=(
        '<Function Name="F"><Parameter Name="p" Type="Edm.Int32"/><ReturnType Type="Edm.Int32"/></Function>'
        '<Function Name="F"><Parameter Name="p" Type="Edm.String"/><ReturnType Type="Edm.Int32"/></Function>'
    ),
    keeps=(
        '<Function Name="F"><Parameter Name="p" Type="Edm.Int32"/><ReturnType Type="Edm.Int32"/></Function>'
        '<Function Name="F"><Parameter Name="q" Type="Edm.String"/><ReturnType Type="Edm.Int32"/></Function>'
    ),
    rules=("R107",), section="12.4", edmlib=("DuplicateFunctions",),
)  # fmt: skip
OVERLOAD_RESULT = Law(
    "CSDL376", ERROR, "Function overloads return the same type.",
    why="A client must know what comes back before an overload is chosen.",
    cure="Let them return the same type, or rename one.",
    breaks=(
        '<Function Name="F"><ReturnType Type="Edm.Int32"/></Function>'
        '<Function Name="F"><Parameter Name="p" Type="Edm.String"/><ReturnType Type="Edm.String"/></Function>'
    ),
    keeps=(
        '<Function Name="F"><ReturnType Type="Edm.Int32"/></Function>'
        '<Function Name="F"><Parameter Name="p" Type="Edm.String"/><ReturnType Type="Edm.Int32"/></Function>'
    ),
    rules=("R108",), section="12.4",
    edmlib=("BoundFunctionOverloadsMustHaveSameReturnType", "UnboundFunctionOverloadHasIncorrectReturnType"),
)  # fmt: skip
PARAMETER_TWICE = Law(
    "CSDL377", ERROR, "The parameters of an operation have different names.",
    why="A call names its arguments.",
    cure="Rename one of the two.",
    breaks='<Action Name="A"><Parameter Name="p" Type="Edm.Int32"/><Parameter Name="p" Type="Edm.String"/></Action>',
    keeps='<Action Name="A"><Parameter Name="p" Type="Edm.Int32"/><Parameter Name="q" Type="Edm.String"/></Action>',
    rules=("R110",), section="12.9", edmlib=("AlreadyDefined",),
)  # fmt: skip
RESULT_NULLABLE = Law(
    "CSDL378", WARNING, "A returned collection of entities does not say that it can hold null.",
    why="It can be empty, and an entity in it is never null.",
    cure="Remove Nullable.",
    breaks='<Function Name="F"><ReturnType Type="Collection(self.Thing)" Nullable="true"/></Function>',
    keeps='<Function Name="F"><ReturnType Type="Collection(self.Thing)"/></Function>',
    rules=("R111",), section="12.8",
)  # fmt: skip
ENTITY_SET_PATH = Law(
    "CSDL379", ERROR, "Only a bound operation that returns entities has an EntitySetPath.",
    why="The path says in which set the entities are, seen from the binding parameter.",
    cure="Remove EntitySetPath; for an unbound operation write EntitySet on its import.",
    breaks='<Action Name="A" EntitySetPath="it"><Parameter Name="it" Type="self.Thing"/><ReturnType Type="self.Thing"/></Action>',
    keeps=(
        '<Action Name="A" IsBound="true" EntitySetPath="it"><Parameter Name="it" Type="self.Thing"/>'
        '<ReturnType Type="self.Thing"/></Action>'
    ),
    rules=("R112",), section="12.6", edmlib=("InvalidEntitySetPath", "OperationWithEntitySetPathReturnTypeInvalid"),
)  # fmt: skip
ENTITY_SET_PATH_STEPS = Law(
    "CSDL380", ERROR, "An EntitySetPath leads from the binding parameter over navigation properties to the returned type.",
    why="Every step must be one that can be followed.",
    cure="Begin with the name of the binding parameter and correct the steps.",
    breaks=(
        '<Action Name="A" IsBound="true" EntitySetPath="it/Name"><Parameter Name="it" Type="self.Thing"/>'
        '<ReturnType Type="self.Thing"/></Action>'
    ),
    keeps=(
        '<Action Name="A" IsBound="true" EntitySetPath="it/Owner"><Parameter Name="it" Type="self.Thing"/>'
        '<ReturnType Type="self.Person"/></Action>'
    ),
    rules=("R113",), section="12.6",
    edmlib=(
        "InvalidPathFirstPathParameterNotMatchingFirstParameterName", "InvalidPathUnknownNavigationProperty",
        "InvalidPathInvalidTypeCastSegment", "OperationWithEntitySetPathAndReturnTypeTypeNotAssignable",
    ),
)  # fmt: skip
