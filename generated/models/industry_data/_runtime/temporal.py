"""Dates and times: Edm.Date, Edm.DateTimeOffset, Edm.TimeOfDay and Edm.Duration (OData ABNF, section 7).

What lies beyond Python's years 1 to 9999, or its longest duration, becomes the nearest value that Python has; it keeps
its text, so nothing is lost on the way back.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, Final

from .errors import ODataEncodeError, brief
from .kept import Kept, text_of

_DATE = re.compile(r"-?[0-9]{4,}-[0-9]{2}-[0-9]{2}")
_BEYOND = re.compile(r"(-|0000-|[0-9]{5,}-)")
"""Begins a text whose year Python does not have."""
_TIME = re.compile(r"[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?")
_MOMENT = re.compile(
    rf"{_DATE.pattern}[Tt ]{_TIME.pattern}(?:[Zz]|[+-][0-9]{{2}}:?[0-9]{{2}})?"
)
_CANONICAL = re.compile(
    r"(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.(?!0{6})[0-9]{6})?Z"
)
"""What :meth:`DateTimeOffset.text` prints of any time in UTC: most texts that arrive."""
_DURATION = re.compile(
    r"(?P<sign>[+-])?P(?:(?P<weeks>[0-9]+)W|(?:(?P<days>[0-9]+)D)?"
    r"(?:T(?=[0-9])(?:(?P<hours>[0-9]+)H)?(?:(?P<minutes>[0-9]+)M)?"
    r"(?:(?P<seconds>[0-9]+)(?:\.(?P<fraction>[0-9]+))?S)?)?)(?<!P)"
)
_MINUTE: Final = dt.timedelta(minutes=1)
_ZERO: Final = dt.timedelta()


class Date(Kept, dt.date):
    """A date that Python does not have: of the year 0, before it, or after 9999."""

    __slots__ = ("_wire",)

    @classmethod
    def read(cls, value: Any) -> dt.date:
        """The date of ``2026-01-31``."""
        if not _DATE.fullmatch(text_of(value)):
            raise ValueError(value)
        if beyond := _BEYOND.match(value):
            dt.date.fromisoformat(
                f"2000{value[-6:]}"
            )  # month and day must be right all the same
            nearest = (1, 1, 1) if beyond[0][0] in "-0" else (dt.MAXYEAR, 12, 31)
            return cls(*nearest).arrived(value)
        return dt.date.fromisoformat(value)


class DateTimeOffset(Kept, dt.datetime):
    """A point in time whose text Python would not print: seven fractional digits, ``+00:00``, no offset."""

    __slots__ = ("_wire",)

    @classmethod
    def read(cls, value: Any) -> dt.datetime:
        """The point in time of ``2026-01-31T23:59:00Z``; naive if the text has no offset."""
        if _CANONICAL.fullmatch(text_of(value)):
            return dt.datetime.fromisoformat(value)
        if not _MOMENT.fullmatch(value):
            raise ValueError(value)
        if beyond := _BEYOND.match(value):
            cls.fromisoformat(f"2000{value[value.index('-', 1) :].upper()}")
            is_before = beyond[0][0] in "-0"
            date = dt.date.min if is_before else dt.date.max
            time = dt.time.min if is_before else dt.time.max
            return cls.combine(date, time, dt.UTC).arrived(value)
        moment = cls.fromisoformat(value.upper().replace(" ", "T"))
        if moment.tzinfo is not None and cls.text(moment) == value:
            return dt.datetime.fromisoformat(value)
        return moment.arrived(value)

    @staticmethod
    def text(moment: dt.datetime) -> str:
        """The canonical text. Raises ODataEncodeError for a naive ``datetime``."""
        offset = moment.utcoffset()
        if offset is None:
            raise ODataEncodeError(
                f"{brief(moment)} has no UTC offset, which Edm.DateTimeOffset needs;"
                " give it one, as in datetime.now(timezone.utc)"
            )
        if not offset:
            return moment.isoformat().replace("+00:00", "Z")
        if offset % _MINUTE:
            # OData knows offsets in whole minutes; historical local times have others.
            return DateTimeOffset.text(moment.astimezone(dt.UTC))
        return moment.isoformat()


class TimeOfDay(Kept, dt.time):
    """A time of day whose text Python would not print: ``07:59``, ``07:59:59.5``."""

    __slots__ = ("_wire",)

    @classmethod
    def read(cls, value: Any) -> dt.time:
        """The time of ``07:59:59.999``."""
        if not _TIME.fullmatch(text_of(value)):
            raise ValueError(value)
        time = dt.time.fromisoformat(value)
        if time.isoformat() == value:
            return time
        return cls.fromisoformat(value).arrived(value)

    @staticmethod
    def text(time: dt.time) -> str:
        """The canonical text. Raises ODataEncodeError for a time with a UTC offset."""
        if time.tzinfo is not None:
            raise ODataEncodeError(
                f"{brief(time)} has a time zone, which Edm.TimeOfDay cannot express"
            )
        return time.isoformat()


class Duration(Kept, dt.timedelta):
    """A duration whose text is not the canonical one: ``PT60M``, ``P1W``, seven fractional digits."""

    __slots__ = ("_wire",)

    @classmethod
    def read(cls, value: Any) -> dt.timedelta:
        """The duration of ``P1DT2H3M4.5S``. Months and years have no fixed length: they are refused."""
        match = _DURATION.fullmatch(text_of(value))
        if match is None:
            raise ValueError(value)
        parts = {
            unit: int(match[unit] or 0)
            for unit in ("weeks", "days", "hours", "minutes", "seconds")
        }
        micro = int((match["fraction"] or "").ljust(6, "0")[:6])
        is_negative = match["sign"] == "-"
        try:
            length = dt.timedelta(**parts, microseconds=micro)
        except OverflowError:
            nearest = cls.min if is_negative else cls.max
            return cls(nearest.days, nearest.seconds, nearest.microseconds).arrived(
                value
            )
        duration = -length if is_negative else length
        if cls.text(duration) == value:
            return duration
        kept = cls(duration.days, duration.seconds, duration.microseconds)
        return kept.arrived(value)

    @staticmethod
    def text(duration: dt.timedelta) -> str:
        """The canonical text: days, hours, minutes and seconds, what is zero left out."""
        sign, length = ("-", -duration) if duration < _ZERO else ("", duration)
        minutes, seconds = divmod(length.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        fraction = f".{length.microseconds:06}".rstrip("0").rstrip(".")
        time = f"{hours}H" if hours else ""
        time += f"{minutes}M" if minutes else ""
        time += f"{seconds}{fraction}S" if seconds or fraction else ""
        days = f"{length.days}D" if length.days else ""
        if not time:
            return f"{sign}P{days}" if days else "PT0S"
        return f"{sign}P{days}T{time}"
