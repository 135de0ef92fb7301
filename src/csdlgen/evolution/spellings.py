"""Elements that have another name in the generated Python, although nobody renamed them."""

from __future__ import annotations

from collections.abc import Iterator

from csdlgen.evolution.change import Change
from csdlgen.evolution.kinds import BY_ID
from csdlgen.evolution.sides import Sides


def spellings(sides: Sides) -> Iterator[Change]:
    """Changes of classes, modules and attributes."""
    moved = set(sides.names.moved.values())
    for old_name, was in sides.old.names.types.items():
        name = sides.names.name(old_name)
        now = sides.new.names.types.get(name)
        if now is None or name in moved:
            continue
        for kind, old, new in (("class", was.cls, now.cls), ("module", was.module, now.module)):
            if old != new:
                yield _respelled(sides, f"{kind}-respelled", name, str(old), str(new))
                break
    for old_owner, members in sides.old.names.members.items():
        owner = sides.names.name(old_owner)
        others = sides.new.names.members.get(owner, {})
        for member, spelled in members.items():
            path = sides.names.path(f"{old_owner}/{member}")
            now_spelled = others.get(path.rpartition("/")[2])
            if now_spelled is not None and spelled != now_spelled and path not in moved:
                yield _respelled(sides, "attribute-respelled", path, str(spelled), str(now_spelled))


def _respelled(sides: Sides, kind: str, path: str, before: str, after: str) -> Change:
    was, now = sides.before.get(path), sides.after.get(path)
    return Change(
        kind=BY_ID[kind],
        path=path,
        before=before,
        after=after,
        old=was.location if was else None,
        new=now.location if now else None,
    )
