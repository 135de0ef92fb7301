"""What pages of a site were before something on them moved, so that what people wrote there follows."""

from __future__ import annotations

from collections.abc import Mapping

from csdlgen.artifacts import Former
from csdlgen.edm import simple_name
from csdlgen.naming.site import former_operation, former_type
from csdlgen.targets.site._escape import text
from csdlgen.targets.site.atlas import Atlas


def formers(atlas: Atlas, moved: Mapping[str, str]) -> Mapping[str, Former]:
    """Of every page that an entry of ``[moved]`` concerns, what it was, by its path now."""
    if not moved:
        return {}
    then = {now: before for before, now in moved.items()}
    types, operations = atlas.files.types, atlas.files.operations
    present = {*types.values(), *operations.values()}
    paths = {path: former_type(then[name]) for name, path in types.items() if name in then}
    paths |= {path: former_operation(then[name]) for name, path in operations.items() if name in then}
    found = {}
    for name, path in (*types.items(), *operations.items()):
        near = {name, *atlas.graph.ancestors.get(name, ())}
        words = tuple(
            (str(text(_last(now))), str(text(_last(before))))
            for now, before in then.items()
            if _last(now) != _last(before) and ("/" not in now or now.partition("/")[0] in near)
        )
        former = paths.get(path, path)
        if words or former != path:
            found[f"docs/{path}"] = Former(() if former in present else (f"docs/{former}",), words)
    return found


def _last(name: str) -> str:
    return simple_name(name.rpartition("/")[2])
