from _effects import file
from datetime import tzinfo

TZPATH: tuple[str, ...]


class InvalidTZPathWarning(RuntimeWarning): ...


class ZoneInfoNotFoundError(KeyError): ...


class ZoneInfo(tzinfo):
    key: str

    def __init__(self, key): ...

    def __str__(self) -> str: ...

    @classmethod
    def no_cache(cls, key):
        return cls(key)


def available_timezones() -> set[str]:
    file("zoneinfo.available_timezones()")


def reset_tzpath(to=None): ...
