from _effects import file
from io import OpenFile

tempdir: str | None


class _TemporaryFile(OpenFile):
    def __init__(self, *args, **kwargs):
        file("making a temporary file")


class SpooledTemporaryFile(OpenFile):
    def rollover(self):
        file("making a temporary file")


class TemporaryDirectory:
    name: str

    def __init__(self, *args, **kwargs):
        file("tempfile.TemporaryDirectory()")

    def __enter__(self) -> str: ...

    def __exit__(self, exc_type, exc_value, traceback):
        file("removing a temporary directory")

    def cleanup(self):
        file("removing a temporary directory")


def NamedTemporaryFile(*args, **kwargs):
    return _TemporaryFile(*args, **kwargs)


def TemporaryFile(*args, **kwargs):
    return _TemporaryFile(*args, **kwargs)


def gettempdir() -> str:
    file("tempfile.gettempdir()")


def gettempprefix() -> str: ...


def mkdtemp(suffix=None, prefix=None, dir=None) -> str:
    file("tempfile.mkdtemp()")


def mkstemp(suffix=None, prefix=None, dir=None, text=False) -> tuple[int, str]:
    file("tempfile.mkstemp()")


def mktemp(suffix="", prefix="", dir=None) -> str:
    file("tempfile.mktemp()")
