import datetime as dt
from typing import Any

from .kept import Kept

class Date(Kept, dt.date):
    @classmethod
    def read(cls, value: Any) -> dt.date: ...

class DateTimeOffset(Kept, dt.datetime):
    @classmethod
    def read(cls, value: Any) -> dt.datetime: ...
    @staticmethod
    def text(moment: dt.datetime) -> str: ...

class TimeOfDay(Kept, dt.time):
    @classmethod
    def read(cls, value: Any) -> dt.time: ...
    @staticmethod
    def text(time: dt.time) -> str: ...

class Duration(Kept, dt.timedelta):
    @classmethod
    def read(cls, value: Any) -> dt.timedelta: ...
    @staticmethod
    def text(duration: dt.timedelta) -> str: ...
