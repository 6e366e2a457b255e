from _effects import file


class GetPassWarning(UserWarning): ...


def getpass(*args, **kwargs) -> str:
    file("getpass.getpass()")


def getuser() -> str: ...


def fallback_getpass(*args, **kwargs) -> str:
    file("getpass.fallback_getpass()")


def unix_getpass(*args, **kwargs) -> str:
    file("getpass.unix_getpass()")


def win_getpass(*args, **kwargs) -> str:
    file("getpass.win_getpass()")
