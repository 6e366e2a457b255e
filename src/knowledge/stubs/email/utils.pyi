from datetime import datetime


def formataddr(pair, charset="utf-8") -> str: ...


def formatdate(*args, **kwargs) -> str: ...


def format_datetime(dt, usegmt=False) -> str: ...


def getaddresses(fieldvalues, **kwargs) -> list[tuple[str, str]]:
    list(fieldvalues)


def localtime(dt=None, **kwargs) -> datetime: ...


def make_msgid(*args, **kwargs) -> str: ...


def mktime_tz(data) -> float: ...


def parseaddr(addr, **kwargs) -> tuple[str, str]: ...


def parsedate(date) -> tuple: ...


def parsedate_to_datetime(date) -> datetime: ...


def parsedate_tz(date) -> tuple: ...


def quote(string) -> str: ...


def unquote(string) -> str: ...
