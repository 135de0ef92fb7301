"""Changes of a service that tracks them: who applies them all has what the service has."""

from __future__ import annotations

import asyncio
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.services import Reply, serving
from tests.unit.targets.client.fake import ROOT
from tests.unit.targets.client.tracking import SET, Tracking

EVENTS = st.lists(
    st.tuples(st.sampled_from(["put", "drop", "link", "unlink"]), st.sampled_from("abcde")), max_size=12
)


class _Direct:
    """A transport without a wire."""

    def __init__(self, package: Any, service: Tracking) -> None:
        self._package, self._service = package, service
        self.links: list[str] = []

    def send(self, request: Any, /) -> Any:
        self.links.append(request.url)
        headers = {name.lower(): text for name, text in request.headers.items()}
        reply = self._service.answer(request.url, headers)
        told = {name.lower(): text for name, text in reply.headers.items()}
        return self._package.client.Response(status=reply.status, headers=told, body=reply.body)

    def close(self) -> Any:
        pass


class _Later(_Direct):
    async def send(self, request: Any, /) -> Any:
        return super().send(request)

    async def close(self) -> None:
        pass


class _Mirror:
    """What one knows of a service who applies all changes."""

    def __init__(self, package: Any) -> None:
        self._package = package
        self.runs: dict[str, str] = {}
        self.links: set[tuple[str, str]] = set()

    def apply(self, change: Any) -> None:
        client = self._package.client
        if isinstance(change, client.Removed):
            assert change.reason == "deleted"
            key = change.key["id"] if change.key else re.findall("'(.*)'", change.id)[0]
            self.runs.pop(key, None)
        elif isinstance(change, client.Linked):
            assert change.relationship == "process"
            link = (re.findall("'(.*)'", change.source)[0], change.target)
            (self.links.discard if change.is_removed else self.links.add)(link)
        else:
            assert type(change) is self._package.IncomingFlowRun
            self.runs[change.id] = change.display_name


def _happen(service: Tracking, events: list[tuple[str, str]]) -> None:
    for at, (what, key) in enumerate(events):
        match what:
            case "put":
                service.put(key, f"{key} {len(service.log)} {at}")
            case "drop":
                service.drop(key)
            case _:
                service.link(key, "flows('1')", is_there=what == "link")


@pytest.fixture(scope="module")
def tracked(folder: Any) -> Any:
    """The package, for as long as examples are drawn."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(folder))
        yield __import__("client_of_industry_data.client")


@given(
    version=st.sampled_from(["4.0", "4.01"]),
    size=st.integers(1, 4),
    first=st.sets(st.sampled_from("abcde")),
    rounds=st.lists(EVENTS, max_size=4),
    between=EVENTS,
)
def test_who_applies_all_changes_has_what_the_service_has(
    tracked: Any, *, version: str, size: int, first: set[str], rounds: list[Any], between: list[Any]
) -> None:
    service, mirror = Tracking(version=version, size=size), _Mirror(tracked)
    runs = tracked.client.Client(ROOT, _Direct(tracked, service)).incoming_runs
    link = ""
    # What is there at the beginning is entities; references to others would be told in them.
    for events in [[("put", key) for key in first], *rounds, []]:
        _happen(service, events)
        changes = runs.changes(link)
        for at, change in enumerate(changes):
            mirror.apply(change)
            if at == 0:
                # What happens while pages are read is told of later at the latest.
                _happen(service, between)
        link = changes.delta_link
        assert link.startswith(f"{ROOT}/{SET}?")
    for change in runs.changes(link):
        mirror.apply(change)
    assert mirror.runs == service.runs
    assert mirror.links == service.links


def test_a_link_that_the_service_forgot_is_an_error_that_says_how_to_begin_again(package: Any) -> None:
    service = Tracking(forgotten=1)
    service.put("a", "A")
    runs = package.client.Client(ROOT, _Direct(package, service)).incoming_runs
    error = package.client.DeltaExpiredError
    with pytest.raises(
        error, match=r"^410 syncStateNotFound: Too long ago\. \[GET \S+\]; .* with changes\(\)$"
    ) as gone:
        next(runs.changes(f"{SET}?$deltatoken=0"))
    assert (gone.value.status, gone.value.restart) == (410, SET)
    assert isinstance(gone.value, package.client.ODataError)
    assert [each.id for each in runs.changes(gone.value.restart)] == ["a"]

    later = package.client.AsyncClient(ROOT, _Later(package, service)).incoming_runs

    async def use() -> Any:
        return [each async for each in later.changes(f"{SET}?$deltatoken=0")]

    with pytest.raises(error):
        asyncio.run(use())


def test_another_error_stays_what_it_is(package: Any) -> None:
    class Broken(Tracking):
        def answer(self, *_: Any) -> Reply:
            return Reply(status=500)

    runs = package.client.Client(ROOT, _Direct(package, Broken())).incoming_runs
    with pytest.raises(package.client.ODataError) as refused:
        list(runs.changes())
    assert type(refused.value) is package.client.ODataError


def test_a_service_that_is_not_asked_to_track_gives_no_link(package: Any) -> None:
    service = Tracking()
    service.put("a", "A")
    runs = package.client.Client(ROOT, _Direct(package, service)).incoming_runs
    changes = runs.changes(headers={"Prefer": "odata.maxpagesize=5"})
    assert ([each.id for each in changes], changes.delta_link) == (["a"], "")


@pytest.mark.parametrize("version", ["4.0", "4.01"])
def test_changes_over_a_wire(package: Any, version: str) -> None:
    tracking = Tracking(version=version)
    for key in "abc":
        tracking.put(key, key.upper())
    with serving(tracking.answer) as service, package.client.Client(service.root) as client:
        changes = client.incoming_runs.changes()
        assert [each.id for each in changes] == ["a", "b", "c"]
        tracking.drop("b")
        tracking.put("c", "CC")
        tracking.link("c", "flows('1')")
        later = client.incoming_runs.changes(changes.delta_link)
        kinds = [type(each).__name__ for each in later]
        assert kinds == ["Removed", "IncomingFlowRun", "Linked"]
        assert [path for path, _ in service.asked] == [
            f"/{SET}",
            f"/{SET}?%24skiptoken=b&upto=3",
            f"/{SET}?%24deltatoken=3",
            f"/{SET}?%24deltatoken=3&upto=6&%24skip=2",
        ]


def test_a_composite_key_of_what_was_removed_looks_it_up(package: Any) -> None:
    class Values(Tracking):
        def answer(self, *_: Any) -> Reply:
            return Reply(body=b'{"value":[{"@removed":{"reason":"changed"},"listName":"l","code":"c"}]}')

    client = package.client.Client(ROOT, _Direct(package, Values()))
    (removed,) = client.reference_values.changes()
    assert (removed.id, removed.reason) == ("", "changed")
    assert client.reference_values[removed.key].path == "referenceValues(listName='l',code='c')"
