"""Annotations and their terms (CSDL8xx)."""

from __future__ import annotations

from csdlgen.diagnostics import Law, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def _on_thing(*annotations: str) -> str:
    return f'<Annotations Target="self.Thing">{"".join(annotations)}</Annotations>'


def _note(value: str, term: str = "self.Note") -> str:
    return f'<Annotation Term="{term}">{value}</Annotation>'


def _record(*values: str, kind: str = "") -> str:
    return f"<Record{kind}>{''.join(values)}</Record>"


_X = '<Annotation Term="self.Note" String="x"/>'

DUPLICATE_ANNOTATION = Law(
    "CSDL801", ERROR, "A term is applied once to each element, or with different qualifiers.",
    why="Readers heed one of the two, and not all the same one.",
    cure="Remove one, or add a Qualifier. Annotations inside the element and outside count together.",
    breaks=_on_thing(_X, _X), keeps=_on_thing(_X, '<Annotation Term="self.Note" Qualifier="q" String="x"/>'),
    rules=("R041",), section="14.2", edmlib=("DuplicateAnnotation",),
)  # fmt: skip
EMPTY_BLOCK = Law(
    "CSDL802", INFO, "An Annotations element holds an annotation.",
    why="An empty one says nothing.",
    cure="Remove it.",
    breaks=_on_thing(), keeps=_on_thing(_X), rules=("R042",), section="5.2",
)  # fmt: skip
QUALIFIER_TWICE = Law(
    "CSDL803", ERROR, "A qualifier stands on the Annotations element or on the annotation inside, not on both.",
    why="There is one qualifier, and it cannot be told which.",
    cure="Remove one of the two.",
    breaks='<Annotations Target="self.Thing" Qualifier="q"><Annotation Term="self.Note" Qualifier="r" String="x"/></Annotations>',
    keeps=f'<Annotations Target="self.Thing" Qualifier="q">{_X}</Annotations>',
    rules=("R044",), section="14.2.1",
)  # fmt: skip
UNKNOWN_TERM = Law(
    "CSDL804", WARNING, "A term is defined in its namespace.",
    why="Clients pass over terms that they do not know, so a misspelt one has no effect.",
    cure="Correct the name, or define the term.",
    breaks=_on_thing('<Annotation Term="self.Noet" String="x"/>'), keeps=_on_thing(_X),
    rules=("R138",), section="14.2", edmlib=("BadUnresolvedTerm",),
)  # fmt: skip
BASE_TERM = Law(
    "CSDL805", ERROR, "A base term is a term.",
    why="A specialised term says what its base term says, and more.",
    cure="Correct BaseTerm.",
    breaks='<Term Name="T" Type="Edm.String" BaseTerm="self.Nothing"/>',
    keeps='<Term Name="T" Type="Edm.String" BaseTerm="self.Note"/>',
    rules=("R136",), section="14.1.1",
)  # fmt: skip
BASE_TERM_APPLIED = Law(
    "CSDL806", WARNING, "Where a term is applied, its base term is applied with the same qualifier.",
    why="Clients that know only the base term must find it.",
    cure="Apply the base term too.",
    breaks='<Term Name="T" Type="Edm.String" BaseTerm="self.Note"/>' + _on_thing('<Annotation Term="self.T" String="x"/>'),
    keeps='<Term Name="T" Type="Edm.String" BaseTerm="self.Note"/>' + _on_thing('<Annotation Term="self.T" String="x"/>', _X),
    rules=("R136",), section="14.1.1",
)  # fmt: skip
APPLIES_TO = Law(
    "CSDL807", WARNING, "A term is applied to elements that it is meant for.",
    why="Clients do not look for it elsewhere.",
    cure="Move the annotation to an element that AppliesTo of the term names.",
    breaks='<Term Name="T" Type="Edm.String" AppliesTo="Property"/>' + _on_thing('<Annotation Term="self.T" String="x"/>'),
    keeps='<Term Name="T" Type="Edm.String" AppliesTo="EntityType"/>' + _on_thing('<Annotation Term="self.T" String="x"/>'),
    rules=("R137",), section="14.1.2", edmlib=("AnnotationApplyToNotAllowedAnnotatable",),
)  # fmt: skip
NOT_INCLUDED = Law(
    "CSDL808", INFO, "The namespaces of applied terms are included in the document.",
    why="Whoever wants to know what the term means finds its definition by the reference.",
    cure="Add an edmx:Reference with an edmx:Include for the namespace.",
    breaks=_on_thing('<Annotation Term="Org.OData.Core.V1.Description" String="x"/>'), keeps=_on_thing(_X),
    rules=("R013", "R138"), section="14.2",
)  # fmt: skip
