"""What JSON says beside the members: control information and annotations (OData JSON Format 4.01, sections 4.6 and 20)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableMapping
from typing import TYPE_CHECKING, Any, Final, Self, overload

from .decoders import decoder_of
from .decoding import decode_as, table_of
from .scalars import is_object

if TYPE_CHECKING:
    from .value import ODataValue

_, _read_count = decoder_of("Edm.Int64", decode_as)
_DELETED: Final = "/$deletedEntity"


class _Text:
    """A piece of control information that is text."""

    def __init__(self, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, control: None, owner: type) -> Self: ...
    @overload
    def __get__(self, control: Control, owner: type | None = None) -> str | None: ...
    def __get__(
        self, control: Control | None, owner: type | None = None
    ) -> Self | str | None:
        if control is None:
            return self
        found = control.information(self._name)
        return found if isinstance(found, str) else None

    def __set__(self, control: Control, value: str | None) -> None:
        control.inform(self._name, value)


class Control(MutableMapping[str, Any]):
    """A view on ``additional_data``: what is said about an object, or about one of its members.

    It maps the names of annotations to their JSON: ``run.odata.of("status")["my.term"]`` is what JSON calls
    ``status@my.term``. Control information has attributes, which are None where nothing arrived, and where None is
    assigned nothing is sent; the prefix ``odata.``, which 4.01 leaves out, may be there or not.
    """

    __slots__ = ("_prefix", "_value")

    context = _Text("context")
    """The URL that tells what the object is."""

    id = _Text("id")
    """The URL by which services and references know the entity."""

    etag = _Text("etag")
    """The version of the entity, or of the stream."""

    edit_link = _Text("editLink")
    """The URL to change or delete it with."""

    read_link = _Text("readLink")
    """The URL to read it with."""

    next_link = _Text("nextLink")
    """The URL of the rest of a collection that arrived in part."""

    delta_link = _Text("deltaLink")
    """The URL of all later changes of a collection."""

    navigation_link = _Text("navigationLink")
    """The URL of what a navigation property leads to."""

    media_content_type = _Text("mediaContentType")
    """The media type of a stream."""

    media_read_link = _Text("mediaReadLink")
    """The URL to read a stream with."""

    media_edit_link = _Text("mediaEditLink")
    """The URL to replace a stream with."""

    def __init__(self, value: ODataValue, member: str = "") -> None:
        self._value = value
        self._prefix = f"{member}@"

    def of(self, member: str) -> Control:
        """What is said about a member, which is named as in Python, or as in JSON if it is not declared.

        Raises AttributeError for a name that is neither declared nor in the data.
        """
        table, additional = table_of(type(self._value)), self._value.additional_data
        position = table.positions.get(member)
        if position is not None:
            member = table.members[position][0]
        elif not any(name.partition("@")[0] == member for name in additional):
            name = type(self._value).__name__
            raise AttributeError(f"{name} has no member {member!r}")
        return Control(self._value, member)

    def bind(self, member: str, reference: str | Iterable[str]) -> None:
        """Relate the object to others that exist, by their URLs, when it is created or updated (section 8.5 of 4.0).

        ``run.odata.bind("flow", "flows('7')")`` sends ``flow@odata.bind``.
        """
        urls = reference if isinstance(reference, str) else list(reference)
        self.of(member)["odata.bind"] = urls

    @property
    def count(self) -> int | None:
        """How many items the whole collection has. Raises ODataDecodeError for what is no number."""
        found = self.information("count")
        return None if found is None else int(_read_count(found))

    @property
    def removed(self) -> str | None:
        """In a delta, why the entity is no longer part of the collection: ``deleted`` or ``changed``; None if it is."""
        found = self.information("removed")
        if found is None and (self.context or "").endswith(_DELETED):
            found = self._value.additional_data
        if found is None:
            return None
        return str((is_object(found) and found.get("reason")) or "deleted")

    def information(self, name: str) -> Any:
        """The JSON of a piece of control information, None if it is not there."""
        return self.get(self._spelled(name))

    def inform(self, name: str, value: Any) -> None:
        """Set a piece of control information, or remove it with None."""
        spelled = self._spelled(name)
        if value is not None:
            self[spelled] = value
        elif spelled in self:
            del self[spelled]

    def _spelled(self, name: str) -> str:
        """As it arrived; with the prefix if it did not, which services of 4.0 and of 4.01 understand."""
        return name if name in self else f"odata.{name}"

    def __getitem__(self, term: str) -> Any:
        return self._value.additional_data[self._prefix + term]

    def __setitem__(self, term: str, value: Any) -> None:
        self._value.additional_data[self._prefix + term] = value

    def __delitem__(self, term: str) -> None:
        del self._value.additional_data[self._prefix + term]

    def __iter__(self) -> Iterator[str]:
        for name in self._value.additional_data:
            if name.startswith(self._prefix):
                yield name.removeprefix(self._prefix)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({dict(self)!r})"
