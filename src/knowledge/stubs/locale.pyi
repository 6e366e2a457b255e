LC_ALL: int
LC_COLLATE: int
LC_CTYPE: int
LC_MONETARY: int
LC_NUMERIC: int
LC_TIME: int


class Error(Exception): ...


def atof(string) -> float: ...


def atoi(string) -> int: ...


def currency(val, *args, **kwargs) -> str: ...


def format_string(f, val, *args, **kwargs) -> str: ...


def getdefaultlocale(*args) -> tuple: ...


def getlocale(*args) -> tuple: ...


def getpreferredencoding(do_setlocale=True) -> str: ...


def localeconv() -> dict: ...


def normalize(localename) -> str: ...


def setlocale(category, locale=None) -> str: ...


def strcoll(a, b) -> int: ...


def strxfrm(string) -> str: ...
