"""A service that tracks changes as OData says (Protocol 4.01, section 11.3; JSON format 4.0 and 4.01, section 15)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from tests.services import Reply

SET = "incomingRuns"


@dataclass(kw_only=True)
class Tracking:
    """Runs by id, references to their processes, and a log of what something happened to.

    ``version``: how it tells of what was removed, and with which prefix; ``size``: how much fits on a page;
    ``forgotten``: so much of the log is gone.
    """

    version: str = "4.0"
    size: int = 2
    runs: dict[str, str] = field(default_factory=dict)
    links: set[tuple[str, str]] = field(default_factory=set)
    log: list[tuple[str, ...]] = field(default_factory=list)
    forgotten: int = 0

    def put(self, key: str, name: str) -> None:
        """Make a run, or change it."""
        self.runs[key] = name
        self.log.append((key,))

    def drop(self, key: str) -> None:
        """Delete a run."""
        self.runs.pop(key, None)
        self.log.append((key,))

    def link(self, source: str, target: str, *, is_there: bool = True) -> None:
        """Let a run point to a process, or no longer."""
        (self.links.add if is_there else self.links.discard)((source, target))
        self.log.append((source, target))

    def answer(self, url: str, headers: Mapping[str, str]) -> Reply:
        """A page of the runs, or of what became of them since a token."""
        split = urlsplit(url)
        assert split.path.rpartition("/")[2] == SET, url
        options = {name: found[-1] for name, found in parse_qs(split.query).items()}
        upto = int(options.get("upto", len(self.log)))
        since = options.get("$deltatoken")
        if since is None:
            is_tracked = "odata.track-changes" in headers.get("prefer", "")
            return self._runs(options.get("$skiptoken", ""), upto, is_tracked=is_tracked)
        if int(since) < self.forgotten:
            body = {"error": {"code": "syncStateNotFound", "message": "Too long ago."}}
            return Reply(body=json.dumps(body).encode(), status=410, headers={"Location": SET})
        return self._changes(int(since), upto, int(options.get("$skip", 0)))

    def _runs(self, after: str, upto: int, *, is_tracked: bool) -> Reply:
        rest = sorted(key for key in self.runs if key > after)
        items, more = [self._told((key,)) for key in rest[: self.size]], rest[self.size :]
        if more:
            return self._page(items, "nextLink", {"$skiptoken": rest[self.size - 1], "upto": upto})
        return self._page(items, "deltaLink", {"$deltatoken": upto} if is_tracked else {})

    def _changes(self, since: int, upto: int, start: int) -> Reply:
        """Each thing once, as it is now."""
        changed = [*dict.fromkeys(self.log[since:upto])]
        end = start + self.size
        items = [self._told(each) for each in changed[start:end]]
        if end < len(changed):
            return self._page(items, "nextLink", {"$deltatoken": since, "upto": upto, "$skip": end})
        return self._page(items, "deltaLink", {"$deltatoken": upto})

    def _told(self, each: tuple[str, ...]) -> dict[str, Any]:
        key, *target = each
        if target:
            kind = "link" if (key, target[0]) in self.links else "deletedLink"
            told = {"source": f"{SET}('{key}')", "relationship": "process", "target": target[0]}
            return {self._name("context"): f"{self._context}/${kind}", **told}
        if key in self.runs:
            return {"id": key, "displayName": self.runs[key]}
        if self.version == "4.0":
            about = {"id": f"{SET}('{key}')", "reason": "deleted"}
            return {self._name("context"): f"{self._context}/$deletedEntity", **about}
        return {"@removed": {"reason": "deleted"}, "id": key}

    def _page(self, items: list[Any], link: str, options: Mapping[str, object]) -> Reply:
        body: dict[str, Any] = {self._name("context"): f"{self._context}/$delta", "value": items}
        if options:
            body[self._name(link)] = f"{SET}?{urlencode(options)}"
        headers = {"Content-Type": "application/json", "OData-Version": self.version}
        return Reply(body=json.dumps(body).encode(), headers=headers)

    def _name(self, name: str) -> str:
        return f"@odata.{name}" if self.version == "4.0" else f"@{name}"

    @property
    def _context(self) -> str:
        return f"$metadata#{SET}" if self.version == "4.0" else f"#{SET}"
