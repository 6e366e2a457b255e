from _effects import file


def getpwnam(name) -> object:
    file("pwd.getpwnam()")


def getpwuid(uid) -> object:
    file("pwd.getpwuid()")
