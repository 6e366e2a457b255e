from _effects import file


def escape(pathname) -> str: ...


def glob(pathname, **kwargs) -> list[str]:
    file("glob.glob()")


def has_magic(s) -> bool: ...


def iglob(pathname, **kwargs):
    file("glob.iglob()")
    yield str()


def translate(*args, **kwargs) -> str: ...
