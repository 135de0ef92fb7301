"""Hypothesis strategies: small CSDL documents that break no rule and are otherwise as awkward as they can be."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from hypothesis import strategies as st

from csdlgen.edm import PRIMITIVE_TYPES
from tests.csdl import edmx
from tests.synthetic.words import ENUM_TRAPS, LOOKALIKES, MEMBER_TRAPS, TYPE_TRAPS

NAMESPACES = ("ns", "ns.search", "ns.list", "other", "Other.Ns", "class.def")
PLAIN = tuple(sorted(PRIMITIVE_TYPES - {"Edm.Stream"}))

_texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40)
_snippets = st.sampled_from(
    ['"""', "'''", "\\", '\\"', "{{ x }}", "{% raw %}", "|", "`", "<b>", "[a](javascript:b)", "\n---\n", "\r", "# type: ignore"]
)  # fmt: skip


def descriptions() -> st.SearchStrategy[str]:
    """Texts that mean something to Python, to Markdown or to Jinja, among others that do not."""
    return st.lists(_texts | _snippets, max_size=4).map(" ".join)


def identifiers() -> st.SearchStrategy[str]:
    """Simple identifiers (CSDL 4.01, section 15.2): everyday ones, reserved ones, and foreign letters."""
    traps = (*TYPE_TRAPS, *MEMBER_TRAPS, *ENUM_TRAPS, *LOOKALIKES)
    everyday = st.from_regex(r"[A-Za-z_][A-Za-z0-9_]{0,11}", fullmatch=True)
    foreign = st.text(st.characters(categories=("Lu", "Ll", "Lo", "Nl")), min_size=1, max_size=6)
    return st.sampled_from(traps) | everyday | foreign


def _described(draw: st.DrawFn) -> str:
    text = draw(st.none() | descriptions())
    if text is None:
        return ""
    value = quoteattr(text, {"\r": "&#13;", "\n": "&#10;"})
    return f'<Annotation Term="Org.OData.Core.V1.Description" String={value}/>'


@st.composite
def enum_types(draw: st.DrawFn, name: str) -> str:
    """An enumeration type, flags or not."""
    members = draw(st.lists(identifiers(), min_size=1, max_size=6, unique=True))
    flags = draw(st.booleans())
    lines = [
        f'<Member Name="{member}" Value="{1 << index if flags else index * 3}">{_described(draw)}</Member>'
        for index, member in enumerate(members)
    ]
    return f'<EnumType Name="{name}" IsFlags="{str(flags).lower()}">{_described(draw)}{"".join(lines)}</EnumType>'


@st.composite
def _members(draw: st.DrawFn, taken: set[str], types: list[str], entities: list[str]) -> str:
    """Properties and navigation properties with names that are not taken; they are afterwards."""
    lines = []
    for name in draw(st.lists(identifiers().filter(lambda name: name not in taken), max_size=5, unique=True)):
        taken.add(name)
        navigates = bool(entities) and draw(st.booleans())
        type_ = draw(st.sampled_from(entities if navigates else types))
        collection = draw(st.booleans())
        element = "NavigationProperty" if navigates else "Property"
        facets = ' Nullable="false"' if collection and not navigates else ""
        spelled = f"Collection({type_})" if collection else type_
        lines.append(f'<{element} Name="{name}" Type="{spelled}"{facets}>{_described(draw)}</{element}>')
    return "".join(lines)


@st.composite
def models(draw: st.DrawFn) -> str:
    """A document of one to three schemas with enumeration, complex and entity types that refer to each other."""
    namespaces = draw(st.lists(st.sampled_from(NAMESPACES), min_size=1, max_size=3, unique=True))
    children: dict[str, list[str]] = {namespace: [] for namespace in namespaces}
    names = draw(
        st.lists(st.tuples(st.sampled_from(namespaces), identifiers()), min_size=1, max_size=8, unique=True)
    )
    kinds = [draw(st.sampled_from(("EnumType", "ComplexType", "EntityType"))) for _ in names]
    qualified = [f"{namespace}.{name}" for namespace, name in names]
    values = [name for name, kind in zip(qualified, kinds, strict=True) if kind != "EntityType"]
    entities = [name for name, kind in zip(qualified, kinds, strict=True) if kind == "EntityType"]
    taken: dict[str, set[str]] = {}
    for (namespace, name), kind in zip(names, kinds, strict=True):
        if kind == "EnumType":
            children[namespace].append(draw(enum_types(name)))
            continue
        bases = [known for known in taken if (known in entities) == (kind == "EntityType")]
        base = draw(st.sampled_from(["", *bases]))
        own = {*taken.get(base, {"id"} if kind == "EntityType" else set()), name}
        members = draw(_members(own, [*PLAIN, *values], entities if kind == "EntityType" else []))
        taken[f"{namespace}.{name}"] = own - {name}
        children[namespace].append(_structured(kind, name, base, _described(draw) + members))
    schemas = [_schema(namespace, draw(st.permutations(children[namespace]))) for namespace in namespaces]
    return edmx(*draw(st.permutations(schemas)))


def _structured(kind: str, name: str, base: str, content: str) -> str:
    key = '<Key><PropertyRef Name="id"/></Key><Property Name="id" Type="Edm.Guid" Nullable="false"/>'
    attribute = f' BaseType="{base}"' if base else ""
    own = key if kind == "EntityType" and not base else ""
    return f'<{kind} Name="{name}"{attribute}>{own}{content}</{kind}>'


def _schema(namespace: str, children: list[str]) -> str:
    return (
        f'<Schema xmlns="http://docs.oasis-open.org/odata/ns/edm" Namespace="{namespace}">'
        f"{''.join(children)}</Schema>"
    )
