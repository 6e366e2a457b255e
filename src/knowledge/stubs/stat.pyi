S_IRUSR: int
S_IRWXU: int
S_IWUSR: int
S_IXUSR: int


def S_IMODE(mode) -> int: ...


def S_ISDIR(mode) -> bool: ...


def S_ISLNK(mode) -> bool: ...


def S_ISREG(mode) -> bool: ...


def filemode(mode) -> str: ...
