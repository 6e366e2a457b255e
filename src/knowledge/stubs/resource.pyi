RUSAGE_SELF: int


def getrusage(who) -> object: ...


def setrlimit(resource, limits): ...
