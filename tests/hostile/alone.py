"""``python -m tests.hostile.alone NAME COUNT``: a giant, read, understood, compared and converted in bounded memory."""

from __future__ import annotations

import gc
import resource
import sys

from csdlgen import graph, inspection, naming, report
from csdlgen.csdl import Format, read_document, write_document
from csdlgen.evolution import Version, changes
from tests.hostile.giants import GIANTS
from tests.hostile.memory import configured

MEMORY = 3 << 30
"""Bytes of address space; more is as good as none to a machine that does other things, too."""


def understand(data: bytes) -> int:
    """All that is known of a document before pages are made of it: how many findings there are."""
    document, findings = read_document(data, "in.xml")
    model = graph.build((document,))
    found = (*findings, *model.diagnostics)
    list(report.as_lines(found, everything=True))
    report.as_sarif(found)
    for style in inspection.STYLES.values():
        style(model, (document,), ())
    names, _ = naming.settle(model, configured("type"))
    nothing = graph.build(())
    whole, empty = Version(graph=model, names=names), Version(graph=nothing, names=names)
    for old, new in ((whole, whole), (empty, whole), (whole, empty)):
        changes(old, new)
    text, _ = write_document(document, Format.JSON)
    read_document(text.encode(), "out.json")
    return len(found)


if __name__ == "__main__":
    gc.disable()  # as in the command line
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    sys.stdout.write(f"{understand(GIANTS[sys.argv[1]](int(sys.argv[2])))}\n")
