from _effects import file

sep: str
altsep: str | None
extsep: str
pathsep: str
curdir: str
pardir: str


def abspath(path) -> str: ...


def basename(path) -> str: ...


def commonpath(paths) -> str:
    for path in paths:
        pass


def commonprefix(paths) -> str:
    for path in paths:
        pass


def dirname(path) -> str: ...


def expanduser(path) -> str: ...


def expandvars(path) -> str: ...


def isabs(path) -> bool: ...


def join(path, *paths) -> str: ...


def normcase(path) -> str: ...


def normpath(path) -> str: ...


def relpath(path, start=".") -> str: ...


def samestat(a, b) -> bool: ...


def split(path) -> tuple[str, str]: ...


def splitdrive(path) -> tuple[str, str]: ...


def splitext(path) -> tuple[str, str]: ...


def exists(path) -> bool:
    file("os.path.exists()")


def getatime(path) -> float:
    file("os.path.getatime()")


def getctime(path) -> float:
    file("os.path.getctime()")


def getmtime(path) -> float:
    file("os.path.getmtime()")


def getsize(path) -> int:
    file("os.path.getsize()")


def isdir(path) -> bool:
    file("os.path.isdir()")


def isfile(path) -> bool:
    file("os.path.isfile()")


def islink(path) -> bool:
    file("os.path.islink()")


def ismount(path) -> bool:
    file("os.path.ismount()")


def lexists(path) -> bool:
    file("os.path.lexists()")


def realpath(path, **kwargs) -> str:
    file("os.path.realpath()")


def samefile(a, b) -> bool:
    file("os.path.samefile()")


def isjunction(*args, **kwargs) -> bool:
    file("os.path.isjunction()")


def isdevdrive(*args, **kwargs) -> bool:
    file("os.path.isdevdrive()")


def sameopenfile(*args, **kwargs) -> bool:
    file("os.path.sameopenfile()")


def splitroot(*args, **kwargs) -> tuple: ...
