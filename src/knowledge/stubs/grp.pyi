from _effects import file


def getgrgid(gid) -> object:
    file("grp.getgrgid()")


def getgrnam(name) -> object:
    file("grp.getgrnam()")


def getgrall(*args, **kwargs) -> list:
    file("grp.getgrall()")
