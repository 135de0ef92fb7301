"""Artifacts to files: what would change, and the changing. Nothing else in csdlgen writes."""

from csdlgen.output.apply import apply
from csdlgen.output.depfile import write_depfile
from csdlgen.output.difference import difference
from csdlgen.output.held import Held, held
from csdlgen.output.manifest import MANIFEST
from csdlgen.output.plan import plan
from csdlgen.output.recall import Left, Past, left, recall
from csdlgen.output.record import Occasion, inputs_of, lasting, occasion, outlast_tick, remember
from csdlgen.output.scratch import unpacked
from csdlgen.output.single import write_file, write_new
from csdlgen.output.texts import recall_texts, remember_texts
from csdlgen.output.verdicts import Change, Kind, Plan, Terms

__all__ = [
    "MANIFEST",
    "Change",
    "Held",
    "Kind",
    "Left",
    "Occasion",
    "Past",
    "Plan",
    "Terms",
    "apply",
    "difference",
    "held",
    "inputs_of",
    "lasting",
    "left",
    "occasion",
    "outlast_tick",
    "plan",
    "recall",
    "recall_texts",
    "remember",
    "remember_texts",
    "unpacked",
    "write_depfile",
    "write_file",
    "write_new",
]
