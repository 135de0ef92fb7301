"""Statements are broken as black breaks them, whatever the lengths of their parts."""

from __future__ import annotations

import ast

import black
from hypothesis import assume, example, given
from hypothesis import strategies as st

from csdlgen.artifacts import Python
from csdlgen.targets._declarations import (
    declaration,
    descriptor_declaration,
    generic_annotation,
    generic_declaration,
    stub_declaration,
)
from csdlgen.targets._layout import (
    Nested,
    Parameter,
    Subscript,
    TypeExpression,
    alias,
    assignment,
    class_header,
    columns,
    constants,
    decorator,
    import_from,
    method,
    returned_call,
    sentence_decorator,
    statement,
)

MODE = black.Mode()
STUB = black.Mode(is_pyi=True)
UNION_END = (TypeExpression(Python("None")), TypeExpression(Python("Unset")))

# Lengths around every place where a line may break; wide, combining and narrow letters.
LENGTHS = st.integers(1, 135)
LETTERS = st.sampled_from(["x", "é", "語", "ａ", "क्"])
NAMES = st.builds(lambda length, letter: Python((letter * length)[:length]), LENGTHS, LETTERS)
ASCII = st.builds(lambda length: Python("x" * length), LENGTHS)
WORDS = st.text(st.sampled_from("ab語'\"\\\n\u202e."), max_size=30)
STRINGS = st.builds(lambda name: Python(f'"{name}"'), NAMES)
TYPES = st.one_of(
    ASCII.map(TypeExpression),
    st.builds(TypeExpression, st.just(Python("list")), ASCII),
    st.just(TypeExpression(Python("dict"), Python("str, Any"))),
    st.just(TypeExpression(Python("list"), Python("dict[str, Any]"))),
    st.just(TypeExpression(Python("datetime.datetime"))),
)

PRIMITIVES = st.sampled_from(
    [
        TypeExpression(Python("int")),
        TypeExpression(Python("datetime.datetime")),
        TypeExpression(Python("_datetime.timedelta")),
        TypeExpression(Python("dict"), Python("str, Any")),
        TypeExpression(Python("_dict"), Python("_str, _Any")),
    ]
)


def is_left_alone(source: str, mode: black.Mode = MODE) -> bool:
    formatted = black.format_str(source, mode=mode)
    assert formatted == source
    return True


def in_class(*statements: str) -> str:
    return "class A:\n" + "".join(f"    {statement}\n" for statement in statements)


@given(NAMES, TYPES, STRINGS, STRINGS)
def test_a_member_is_declared_as_black_would(
    name: Python, of_type: TypeExpression, wire: Python, edm: Python
) -> None:
    line = declaration(name, (of_type, *UNION_END), Python("member"), (wire, edm))
    assert is_left_alone(in_class(line))


@given(NAMES, ASCII, st.tuples(ASCII, st.just(Python("X"))) | st.just((Python("X"),)), STRINGS)
def test_what_is_generic_in_one_type_is_declared_as_black_would(
    name: Python, cls: Python, arguments: tuple[Python, ...], module: Python
) -> None:
    of = Subscript(cls, arguments)
    line = generic_declaration(name, Python("Cast"), of, Python("cast_to"), (module, module))
    assert is_left_alone(in_class(line))
    assert is_left_alone(in_class(generic_annotation(name, Python("Cast"), of)), STUB)


@given(NAMES, TYPES)
@example(Python("x" * 65), TypeExpression(Python("int")))
@example(Python("x" * 66), TypeExpression(Python("int")))
def test_a_member_of_a_stub_is_declared_as_black_would(name: Python, of_type: TypeExpression) -> None:
    assert is_left_alone(in_class(stub_declaration(name, (of_type, *UNION_END))), STUB)


@given(NAMES, st.sampled_from(["_Deprecated", "_Deprecated12"]), TYPES)
def test_a_descriptor_of_a_stub_is_declared_as_black_would(
    name: Python, descriptor: str, of_type: TypeExpression
) -> None:
    assume(columns(name) < 69 or columns(of_type.text) < 60)
    line = descriptor_declaration(name, Python(descriptor), (of_type, *UNION_END))
    assert is_left_alone(in_class(line), STUB)


@given(st.lists(WORDS).map(" ".join), st.sampled_from([0, 4]))
def test_a_sentence_decorates_as_black_would_and_stays_what_it_is(text: str, indent: int) -> None:
    line = sentence_decorator(Python("deprecated"), text, indent)
    assert ast.literal_eval(line[len("@deprecated") :]) == text
    source = f"{line}\ndef f(self) -> None: ...\n" if not indent else in_class(line, "def f(self): ...")
    assert is_left_alone(source, STUB)


@given(NAMES, NAMES)
def test_an_empty_class_of_a_stub_is_headed_as_black_would(cls: Python, base: Python) -> None:
    assert is_left_alone(f"{class_header(cls, (base,), is_empty=True)}\n", STUB)


@given(NAMES, STRINGS | st.integers(0, 10**60).map(lambda n: Python(str(n))))
def test_an_enum_member_is_assigned_as_black_would(name: Python, value: Python) -> None:
    assert is_left_alone(in_class(assignment(name, value, 4)))


@given(STRINGS)
def test_the_type_name_is_assigned_as_black_would(value: Python) -> None:
    assert is_left_alone(in_class(assignment(Python("odata_type: ClassVar[str]"), value, 4)))


@given(NAMES, NAMES)
def test_a_class_is_headed_as_black_would(cls: Python, base: Python) -> None:
    for bases in ((base,), (base, Python.of("kw_only=True"))):
        assert is_left_alone(f"{class_header(cls, bases)}\n    pass\n")


@given(NAMES, PRIMITIVES)
@example(Python("x" * 68), TypeExpression(Python("dict"), Python("str, Any")))
def test_an_alias_is_declared_as_black_would(name: Python, value: TypeExpression) -> None:
    assert is_left_alone(f"{alias(name, Python('TypeAlias'), value)}\n")


@given(NAMES, st.lists(ASCII, min_size=1, max_size=4), st.sampled_from([0, 4]))
def test_names_are_imported_as_black_would(module: Python, names: list[Python], indent: int) -> None:
    line = import_from(Python.of(".{}", module), tuple(names), indent)
    assert is_left_alone(f"if True:\n    {line}\n" if indent else f"{line}\n")


@given(
    st.lists(st.builds(lambda name, wire: Python(f"{name}={wire}"), ASCII, STRINGS), min_size=1, max_size=4)
)
def test_a_class_is_decorated_as_black_would(arguments: list[Python]) -> None:
    line = decorator(Python("spelled"), tuple(arguments))
    assert is_left_alone(f"{line}\nclass A:\n    pass\n")


ENDS = st.integers(1, 78).map(lambda length: Python("x" * length))
ONE_TYPE = st.builds(TypeExpression, ENDS, st.sampled_from([None, Python("X"), Python("Run, X")]))
PARAMETERS = st.builds(
    Parameter,
    ENDS,
    st.one_of(ONE_TYPE.map(lambda one: (one,)), st.tuples(ONE_TYPE, st.just(TypeExpression(Python("None"))))),
    st.sampled_from([None, Python("UNSET")]),
)
SELF = Parameter(Python("self"))
NAMED = st.lists(PARAMETERS, min_size=1, max_size=3).map(lambda found: (SELF, Parameter(Python("*")), *found))
RESULTS = st.one_of(ONE_TYPE.map(lambda one: (one,)), st.tuples(ONE_TYPE, st.just(UNION_END[0])))


@given(
    ENDS, st.one_of(st.just((SELF,)), PARAMETERS.map(lambda one: (SELF, one)), NAMED), RESULTS, st.booleans()
)
def test_a_method(
    name: Python, parameters: tuple[Parameter, ...], returned: tuple[TypeExpression, ...], is_empty: bool
) -> None:
    header = method(name, parameters, *returned, is_empty=is_empty)
    body = "" if is_empty else "\n        pass"
    assert is_left_alone(f"class A:\n    {header}{body}\n")


@given(st.lists(STRINGS, min_size=1, max_size=4))
def test_constants(values: list[Python]) -> None:
    assert is_left_alone(f"class A:\n    {constants(Python('key_names'), tuple(values))}\n")


PARTS = st.one_of(STRINGS, ASCII)
TUPLES = st.lists(PARTS, min_size=2, max_size=3).map(lambda parts: Nested(Python(""), tuple(parts)))
CALLS = st.builds(Nested, ASCII, st.lists(st.one_of(PARTS, TUPLES), min_size=1, max_size=3).map(tuple))


@given(st.lists(st.one_of(PARTS, TUPLES, CALLS), min_size=1, max_size=4))
def test_a_call_of_calls_and_tuples(parts: list[Python | Nested]) -> None:
    text = returned_call(Nested(Python("self._function"), tuple(parts)))
    assert is_left_alone(f"class A:\n    def f(self):\n        {text}\n")


@given(st.integers(1, 135).map(lambda length: Python("x" * length)))
def test_a_statement(call: Python) -> None:
    text = statement(Python("return"), call, (Python("self.connection"), Python("path")))
    assert is_left_alone(f"class A:\n    def f(self):\n        {text}\n")
