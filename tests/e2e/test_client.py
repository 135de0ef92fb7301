"""Generated clients and real services, in plain and in ``async`` code."""

from __future__ import annotations

import asyncio
import datetime as dt
import importlib
import uuid
from collections.abc import Iterator
from decimal import Decimal
from types import ModuleType
from typing import Any

import pytest

_FIRST = uuid.UUID("a0000000-0000-4000-8000-000000000001")
_TITLES = ["Atlas", "Kassandra", "Medea", "O'Neil & Söhne, 100 %", "The Third Policeman"]


def _clients(package: ModuleType) -> Any:
    return importlib.import_module(f"{package.__name__}.client")


@pytest.fixture
def works(library: str, lending: ModuleType) -> Iterator[Any]:
    """A client of the library."""
    with _clients(lending).Client(library) as client:
        yield client


@pytest.fixture
def garage(fleet: str, vehicles: ModuleType) -> Iterator[Any]:
    """A client of the fleet."""
    with _clients(vehicles).Client(fleet) as client:
        yield client


@pytest.fixture
def industries(industry: str, ours: ModuleType) -> Iterator[Any]:
    """A client of our own schema."""
    with _clients(ours).Client(industry) as client:
        yield client


# --- the library, on SAP CAP --------------------------------------------------------------------------


def test_an_entity_is_read_by_its_key(works: Any) -> None:
    work = works.works[_FIRST].get()
    assert (work.title, work.price_amount) == ("O'Neil & Söhne, 100 %", Decimal("12.34"))


def test_a_key_of_two_parts(works: Any) -> None:
    copy = works.copies[{"work_ID": _FIRST, "number": 2}].get()
    assert copy.worn is False


def test_a_singleton(works: Any) -> None:
    assert works.desk.get().clerk == "Ada"


def test_what_hangs_on_an_entity(works: Any) -> None:
    assert works.works[_FIRST].writer.get().name == "Flann O'Brien"
    assert [copy.number for copy in works.works[_FIRST].copies] == [1, 2]


def test_selected_and_expanded(works: Any, lending: ModuleType) -> None:
    expand = {"writer": {"select": ["name"]}, "copies": {"orderby": "number desc", "top": 1}}
    work = works.works[_FIRST].get(select=["title"], expand=expand)
    assert work.weight is lending.UNSET
    assert work.writer.name == "Flann O'Brien"
    assert [copy.number for copy in work.copies] == [2]


@pytest.mark.parametrize(
    ("condition", "titles"),
    [
        ("title eq 'O''Neil & Söhne, 100 %'", ["O'Neil & Söhne, 100 %"]),
        ("contains(title,'+') or weight gt 1.9", ["Atlas"]),
        ("shelf eq 'Reference' and price_amount ge 8", ["Medea"]),
        ("printed lt 1967-02-01 and acquired ge 2024-03-01T00:00:00Z", ["The Third Policeman"]),
    ],
)
def test_filtered(works: Any, condition: str, titles: list[str]) -> None:
    page = works.works.list(filter=condition, count=True)
    assert [work.title for work in page] == titles
    assert page.count == len(titles)


def test_sorted_cut_and_counted(works: Any) -> None:
    page = works.works.list(orderby="title desc", top=2, skip=1, count=True)
    assert [work.title for work in page] == _TITLES[::-1][1:3]
    assert page.count == len(_TITLES)


def test_searched(works: Any) -> None:
    assert [work.title for work in works.works.list(search="policeman")] == ["The Third Policeman"]


def test_pages_are_followed_where_links_are_relative(works: Any) -> None:
    first = works.works.list(orderby="title")
    assert len(first) == 3
    assert first.next_link.startswith("http://127.0.0.1:")
    assert [work.title for work in works.works.iterate(orderby="title")] == _TITLES
    assert len(list(works.works)) == len(_TITLES)


def test_a_work_from_its_creation_to_its_end(works: Any, lending: ModuleType) -> None:
    new = lending.Works(title="Neu", price_amount=Decimal("19.99"), tour=dt.time(23, 59), subjects=["ü"])
    work = works.works.create(new)
    try:
        assert (work.title, work.price_amount, work.tour, work.subjects) == (
            new.title, new.price_amount, new.tour, new.subjects
        )  # fmt: skip
        stale = works.works[work.id].get()
        work.weight = 2.5
        work.price_amount = None
        changed = works.works[work.id].update(work)
        assert (changed.weight, changed.price_amount, changed.title) == (2.5, None, "Neu")

        error_of = _clients(lending).ODataError
        stale.title = "Zu spät"
        with pytest.raises(error_of) as refused:
            works.works[work.id].update(stale)
        assert refused.value.status == 412
        with pytest.raises(error_of) as refused:
            works.works[work.id].delete()
        assert refused.value.status == 428
    finally:
        works.works[work.id].delete(if_match="*")
    with pytest.raises(error_of) as refused:
        works.works[work.id].get()
    assert refused.value.status == 404


def test_an_error_says_what_the_service_says(works: Any, lending: ModuleType) -> None:
    with pytest.raises(_clients(lending).ODataError) as refused:
        works.works.list(filter="nothing eq 1")
    assert refused.value.status == 400
    assert refused.value.code == "400"
    assert "nothing" in refused.value.message
    with pytest.raises(_clients(lending).ODataError) as refused:
        works.works.create(lending.Works(shelf="Stacks"))
    assert (refused.value.status, refused.value.target) == (400, "title")


def test_the_same_in_async_code(library: str, lending: ModuleType) -> None:
    module = _clients(lending)

    async def use() -> None:
        async with module.AsyncClient(library) as client:
            work = await client.works.create(lending.Works(title="Async", weight=0.5))
            try:
                work.weight = 0.75
                changed = await client.works[work.id].update(work)
                assert changed.weight == 0.75
                page = await client.works.list(filter="title eq 'Async'", count=True)
                assert (page.count, [each.id for each in page]) == (1, [work.id])
                found = [each.title async for each in client.works.iterate(orderby="title")]
                assert found == sorted([*_TITLES, "Async"])
                assert (await client.desk.get()).clerk == "Ada"
                with pytest.raises(module.ODataError, match="400"):
                    await client.works.list(filter="nothing eq 1")
            finally:
                await client.works[work.id].delete(if_match="*")

    asyncio.run(use())


def test_operations_that_are_bound_to_an_entity(works: Any) -> None:
    work = works.works[_FIRST]
    before = work.get()
    lent = work.lend(days=7, if_match=before.additional_data["@odata.etag"])
    assert (lent.title, lent.on_loan) == (before.title, before.on_loan + 1)
    assert [each.title for each in work.similar(most=2, if_match="*")] == _TITLES[:2]


def test_operations_of_the_service(works: Any, lending: ModuleType) -> None:
    note = works.remind(work=_FIRST, days=3)
    assert (note.text, note.additional_data["days"]) == ("O'Neil & Söhne, 100 %", 3)
    assert works.stock(shelf="Reference").works == 2
    with pytest.raises(_clients(lending).ODataError) as refused:
        works.remind(work=_FIRST, days=-1)
    assert (refused.value.status, refused.value.target) == (409, "days")


def test_operations_in_async_code(library: str, lending: ModuleType) -> None:
    async def use() -> None:
        async with _clients(lending).AsyncClient(library) as client:
            assert (await client.stock(shelf="Reference")).works == 2
            similar = client.works[_FIRST].similar(most=1, if_match="*")
            assert [each.title async for each in similar] == _TITLES[:1]

    asyncio.run(use())


@pytest.mark.parametrize("multipart", [False, True])
def test_a_batch_of_what_succeeds_and_what_does_not(
    works: Any, lending: ModuleType, *, multipart: bool
) -> None:
    with works.batch(multipart=multipart) as batch:
        work = batch.works[_FIRST].get(select="title")
        missing = batch.works[uuid.UUID(int=0)].get()
        page = batch.works.list(orderby="title", top=2)
        stock = batch.stock(shelf="Reference")
    assert work.result.title == "O'Neil & Söhne, 100 %"
    with pytest.raises(_clients(lending).ODataError, match="404"):
        _ = missing.result
    assert [each.title for each in page.result] == _TITLES[:2]
    assert stock.result.works == 2


@pytest.mark.parametrize("multipart", [False, True])
def test_a_change_set_succeeds_as_a_whole(works: Any, lending: ModuleType, *, multipart: bool) -> None:
    with works.batch(multipart=multipart) as batch:
        with batch.change_set():
            made = [batch.works.create(lending.Works(title=f"Vol. {each} – ü")) for each in "12"]
        listed = batch.works.list(filter="startswith(title,'Vol. ')", orderby="title")
    assert [each.title for each in listed.result] == [each.result.title for each in made]
    with works.batch(multipart=multipart) as batch, batch.change_set():
        gone = [batch.works[each.result].delete(if_match="*") for each in made]
    assert [each.result for each in gone] == [None, None]


@pytest.mark.parametrize("multipart", [False, True])
def test_a_change_set_fails_as_a_whole(works: Any, lending: ModuleType, *, multipart: bool) -> None:
    key = uuid.uuid4()
    with works.batch(multipart=multipart) as batch, batch.change_set():
        batch.works.create(lending.Works(id=key, title="Vain"))
        refused = batch.works.create(lending.Works(shelf="Stacks"))
    error = _clients(lending).ODataError
    with pytest.raises(error):
        _ = refused.result
    with pytest.raises(error, match="404"):
        works.works[key].get()


def test_a_batch_in_async_code(library: str, lending: ModuleType) -> None:
    async def use() -> Any:
        async with _clients(lending).AsyncClient(library) as client, client.batch() as batch:
            part = batch.works[_FIRST].get(select="title")
        return part.result.title

    assert asyncio.run(use()) == "O'Neil & Söhne, 100 %"


def test_a_stream_is_written_read_and_emptied(works: Any, lending: ModuleType) -> None:
    works.covers.create(lending.Covers(isbn="978"))
    image = works.covers["978"].image
    image.write(b"\x89PNG\r\n\x00", content_type="image/png")
    assert image.read() == b"\x89PNG\r\n\x00"
    works.covers["978"].delete()
    with pytest.raises(_clients(lending).ODataError, match="404"):
        image.read()


def test_an_action_that_returns_several(works: Any) -> None:
    assert [work.title for work in works.reshelve(shelf="Reference")] == ["Kassandra", "Medea"]


def test_what_cap_does_not_do_is_an_error_or_left_out(works: Any, lending: ModuleType) -> None:
    """It has no inheritance, takes no references, and tracks no changes: these are all entities, and no link follows."""
    assert not any(name.startswith("as_") for name in dir(works.works))
    with pytest.raises(_clients(lending).ODataError, match=r"404.*Invalid resource path"):
        works.works[_FIRST].writer.ref.remove()
    changes = works.works.changes(select="title")
    assert len(list(changes)) == len(_TITLES)
    assert changes.delta_link == ""


def test_what_the_service_calls_read_only_is_not_written(works: Any) -> None:
    assert list(works.shelves) == []
    assert not hasattr(works.shelves, "create")
    assert not hasattr(works.shelves["A"], "update")


def test_long_numbers_keep_their_digits_as_strings(library: str, lending: ModuleType) -> None:
    with _clients(lending).Client(library, ieee754_compatible=True) as client:
        made = client.works.create(
            lending.Works(title="Long", letters=2**53 + 1, price_amount=Decimal("1.2345"))
        )
        try:
            read = client.works[made.id].get()
            assert (read.letters, read.price_amount) == (2**53 + 1, Decimal("1.2345"))
            read.letters = 2**53 + 3
            client.works[made.id].update(read)
            assert client.works[made.id].get().letters == 2**53 + 3
        finally:
            client.works[made.id].delete(if_match="*")


# --- the fleet, on odata-v4-server --------------------------------------------------------------------


def test_a_collection_holds_what_derives_from_its_type(garage: Any, vehicles: ModuleType) -> None:
    kinds = {vehicle.id: type(vehicle) for vehicle in garage.vehicles}
    assert kinds == {"t1": vehicles.Truck, "t2": vehicles.Tanker, "b1": vehicles.Bus}


def test_a_derived_vehicle_from_its_creation_to_its_end(garage: Any, vehicles: ModuleType) -> None:
    made = garage.vehicles.create(vehicles.Tanker(id="O'9 ü", plate="K 9", load=12.5, litres=18000))
    assert type(made) is vehicles.Tanker
    made.plate = "K 10"
    assert garage.vehicles["O'9 ü"].update(made) is None
    read = garage.vehicles["O'9 ü"].get()
    assert type(read) is vehicles.Tanker
    assert (read.plate, read.load, read.litres) == ("K 10", 12.5, 18000)
    garage.vehicles["O'9 ü"].delete()
    with pytest.raises(_clients(vehicles).ODataError) as refused:
        garage.vehicles["O'9 ü"].get()
    assert refused.value.status == 404


def test_a_function_of_the_fleet(garage: Any) -> None:
    assert garage.seats(least=3) == 2


def test_casts_select_by_type(garage: Any, vehicles: ModuleType) -> None:
    assert {each.id: type(each) for each in garage.vehicles.as_truck} == {
        "t1": vehicles.Truck, "t2": vehicles.Tanker
    }  # fmt: skip
    assert [each.line for each in garage.vehicles.as_bus] == ["16"]
    tanker = garage.vehicles["t2"].as_tanker.get()
    assert (type(tanker), tanker.litres) == (vehicles.Tanker, 30000)


def test_a_reference_is_set_and_removed(garage: Any, vehicles: ModuleType) -> None:
    driver = garage.vehicles["t1"].driver
    driver.ref.set(garage.drivers["d1"])
    assert driver.get().name == "Ada"
    driver.ref.remove()
    with pytest.raises(_clients(vehicles).ODataError, match="404"):
        driver.get()


def test_references_are_added_expanded_and_removed(garage: Any) -> None:
    vehicle = garage.vehicles["b1"]
    for key in ("d1", "d2"):
        vehicle.crew.ref.add(garage.drivers[key])
    assert [each.name for each in vehicle.crew] == ["Ada", "Bo"]
    assert [each.name for each in vehicle.get(expand="crew").crew] == ["Ada", "Bo"]
    for key in ("d1", "d2"):
        vehicle.crew.ref.remove(garage.drivers[key].get().odata.id)
    assert list(vehicle.crew) == []


def test_operations_that_are_bound_to_a_vehicle(garage: Any) -> None:
    vehicle = garage.vehicles["t1"]
    assert vehicle.refit(seats=4) is None
    assert (vehicle.carries(least=4), vehicle.carries(least=5)) == (True, False)
    assert vehicle.refit(seats=3) is None


def test_an_operation_that_is_bound_to_the_vehicles(garage: Any) -> None:
    assert garage.vehicles.seating(least=3) == 2


def test_what_odata_v4_server_does_not_do_is_an_error_or_left_out(garage: Any, vehicles: ModuleType) -> None:
    """It has no batches, no operations behind casts, tracks no changes and tags no versions.

    What to filter and to page is up to a controller.
    """
    with pytest.raises(_clients(vehicles).ODataError) as refused, garage.batch() as batch:
        batch.vehicles["t1"].get()
    assert refused.value.status == 500
    assert "batch(multipart=True)" in refused.value.__notes__[0]
    with pytest.raises(_clients(vehicles).ODataError), garage.batch(multipart=True) as batch:
        batch.vehicles["t1"].get()
    with pytest.raises(_clients(vehicles).ODataError, match="Unexpected character"):
        garage.vehicles.as_truck.seating(least=3)
    changes = garage.vehicles.changes()
    assert len(list(changes)) == 3
    assert changes.delta_link == ""
    assert garage.vehicles["t1"].get().odata.etag is None


# --- our own schema, on fe-mockserver-core ------------------------------------------------------------


def test_connectors_are_of_derived_classes(industries: Any, ours: ModuleType) -> None:
    page = industries.connectors.list(count=True, orderby="id")
    assert [type(each) for each in page] == [ours.FileDataConnector, ours.ApiDataConnector]
    assert page.count == 2
    assert type(page.items[1].credential) is ours.SecretCredential


def test_runs_are_filtered_and_selected(industries: Any, ours: ModuleType) -> None:
    runs = industries.incoming_runs.list(filter="status eq 'completed'", select=["id", "status"])
    assert [(run.id, run.status) for run in runs] == [("run-2", ours.RunStatus.completed)]
    assert industries.incoming_runs["run-1"].get(select="id,displayName").display_name == "Autumn intake"


def test_a_batch_of_mime_parts_is_answered_where_one_of_json_is_not(
    industries: Any, ours: ModuleType
) -> None:
    with industries.batch(multipart=True) as batch:
        run = batch.incoming_runs["run-1"].get(select="id,displayName")
        missing = batch.incoming_runs["none"].get()
        with batch.change_set():
            cancelled = batch.incoming_runs["run-1"].cancel(is_urgent=True)
    assert run.result.display_name == "Autumn intake"
    with pytest.raises(_clients(ours).ODataError, match="404"):
        _ = missing.result
    assert cancelled.result is None


def test_an_action_and_an_error_of_the_mock_server(industries: Any, ours: ModuleType) -> None:
    assert industries.incoming_runs["run-1"].cancel(is_urgent=True) is None
    with pytest.raises(_clients(ours).ODataError, match=r"^404 \[GET "):
        industries.incoming_runs["none"].get()


def test_what_the_mock_server_does_not_do_is_an_error_or_left_out(industries: Any, ours: ModuleType) -> None:
    """It serves no import of a function, answers batches without ids, casts to nothing, tracks no changes, tags no versions."""
    with pytest.raises(_clients(ours).ODataError, match="500"):
        list(industries.supported_formats())
    with industries.batch() as batch:
        run = batch.incoming_runs["run-1"].get()
    with pytest.raises(LookupError, match="no answer to part 1"):
        _ = run.result
    with pytest.raises(ours.ODataDecodeError, match="does not derive from"):
        industries.connectors.as_file_data_connector.list()
    changes = industries.incoming_runs.changes(select="id")
    assert [run.id for run in changes] == ["run-1", "run-2"]
    assert changes.delta_link == ""
    assert industries.incoming_runs["run-1"].get(select="id").odata.etag is None


@pytest.mark.parametrize("code", ["plain", "a/b", "a?b", "a#b", "a&b", "ü", "a+b", "(1", "a,b", "a=b"])
def test_a_key_of_two_texts_that_urls_would_read(industries: Any, ours: ModuleType, code: str) -> None:
    key = {"listName": "codes", "code": code}
    new = ours.ReferenceValue(list_name="codes", code=code, display_name="Vor", weight=3, sort_index=1)
    industries.reference_values.create(new)
    value = industries.reference_values[key].get()
    assert (value.list_name, value.code, value.weight) == ("codes", code, 3)
    value.display_name = "Nach"
    industries.reference_values[key].update(value)
    assert industries.reference_values[key].get().display_name == "Nach"
    industries.reference_values[key].delete()
    with pytest.raises(_clients(ours).ODataError) as refused:
        industries.reference_values[key].get()
    assert refused.value.status == 404
