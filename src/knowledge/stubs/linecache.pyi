from _effects import file


def clearcache(): ...


def getline(filename, lineno, module_globals=None) -> str:
    file("linecache.getline()")
