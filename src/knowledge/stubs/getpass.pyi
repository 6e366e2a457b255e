from _effects import file


class GetPassWarning(UserWarning): ...


def getpass(*args, **kwargs) -> str:
    file("getpass.getpass()")


def getuser() -> str: ...
