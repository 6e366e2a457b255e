from builtins import open as _open

BOM_UTF8: bytes
BOM_UTF16: bytes


def decode(obj, encoding="utf-8", errors="strict") -> str: ...


def encode(obj, encoding="utf-8", errors="strict") -> bytes: ...


def getreader(encoding):
    return lambda stream: stream


def getwriter(encoding):
    return lambda stream: stream


def iterdecode(iterator, encoding, *args, **kwargs):
    items = iter(iterator)
    return (str() for item in items)


def lookup(encoding) -> object: ...


def open(filename, *args, **kwargs):
    return _open(filename)
