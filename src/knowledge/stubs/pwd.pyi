from _effects import file


def getpwnam(name) -> object:
    file("pwd.getpwnam()")


def getpwuid(uid) -> object:
    file("pwd.getpwuid()")


def getpwall(*args, **kwargs) -> list:
    file("pwd.getpwall()")
