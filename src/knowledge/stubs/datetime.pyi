from time import struct_time

MINYEAR: int
MAXYEAR: int


class timedelta:
    days: int
    seconds: int
    microseconds: int
    min: timedelta
    max: timedelta
    resolution: timedelta

    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0): ...

    def __str__(self) -> str: ...

    def __abs__(self) -> timedelta: ...

    def __neg__(self) -> timedelta: ...

    def __add__(self, other) -> timedelta: ...

    def __sub__(self, other) -> timedelta: ...

    def __mul__(self, other) -> timedelta: ...

    def __truediv__(self, other) -> float: ...

    def __floordiv__(self, other) -> int: ...

    def __mod__(self, other) -> timedelta: ...

    def total_seconds(self) -> float: ...


class tzinfo:
    def dst(self, dt) -> timedelta: ...

    def fromutc(self, dt) -> datetime: ...

    def tzname(self, dt) -> str: ...

    def utcoffset(self, dt) -> timedelta: ...


class timezone(tzinfo):
    utc: timezone
    min: timezone
    max: timezone

    def __init__(self, offset, name=None): ...


UTC: timezone


class date:
    year: int
    month: int
    day: int
    min: date
    max: date
    resolution: timedelta

    def __init__(self, year, month, day): ...

    def __str__(self) -> str: ...

    def __format__(self, spec) -> str: ...

    def __add__(self, other):
        return self

    def __radd__(self, other):
        return self

    def __sub__(self, other) -> timedelta | date: ...

    @classmethod
    def fromisocalendar(cls, year, week, day):
        return cls(year, week, day)

    @classmethod
    def fromisoformat(cls, string):
        return cls(1, 1, 1)

    @classmethod
    def fromordinal(cls, ordinal):
        return cls(1, 1, 1)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        return cls(1, 1, 1)

    @classmethod
    def today(cls):
        return cls(1, 1, 1)

    def ctime(self) -> str: ...

    def isocalendar(self) -> tuple[int, int, int]: ...

    def isoformat(self, *args, **kwargs) -> str: ...

    def isoweekday(self) -> int: ...

    def replace(self, **kwargs):
        return self

    def strftime(self, format) -> str: ...

    def timetuple(self) -> struct_time: ...

    def toordinal(self) -> int: ...

    def weekday(self) -> int: ...


# The classes by names that no method of theirs has.
_Date = date
_TzInfo = tzinfo


class datetime(date):
    hour: int
    minute: int
    second: int
    microsecond: int
    fold: int
    tzinfo: _TzInfo | None
    min: datetime
    max: datetime

    def __init__(self, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0): ...

    def __sub__(self, other) -> timedelta | datetime: ...

    @classmethod
    def combine(cls, date, time, tzinfo=None):
        return cls(1, 1, 1)

    @classmethod
    def now(cls, tz=None):
        return cls(1, 1, 1)

    @classmethod
    def strptime(cls, string, format):
        return cls(1, 1, 1)

    @classmethod
    def utcfromtimestamp(cls, timestamp):
        return cls(1, 1, 1)

    @classmethod
    def utcnow(cls):
        return cls(1, 1, 1)

    def astimezone(self, tz=None):
        return self

    def date(self) -> _Date: ...

    def dst(self) -> timedelta | None: ...

    def time(self) -> _Time: ...

    def timestamp(self) -> float: ...

    def timetz(self) -> _Time: ...

    def tzname(self) -> str | None: ...

    def utcoffset(self) -> timedelta | None: ...

    def utctimetuple(self) -> struct_time: ...


class time:
    hour: int
    minute: int
    second: int
    microsecond: int
    fold: int
    tzinfo: _TzInfo | None
    min: time
    max: time
    resolution: timedelta

    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0): ...

    def __str__(self) -> str: ...

    @classmethod
    def fromisoformat(cls, string):
        return cls()

    def dst(self) -> timedelta | None: ...

    def isoformat(self, timespec="auto") -> str: ...

    def replace(self, **kwargs):
        return self

    def strftime(self, format) -> str: ...

    def tzname(self) -> str | None: ...

    def utcoffset(self) -> timedelta | None: ...


_Time = time
