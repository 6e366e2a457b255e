from _effects import file


def clearcache(): ...


def getline(filename, lineno, module_globals=None) -> str:
    file("linecache.getline()")


def checkcache(*args, **kwargs):
    file("linecache.checkcache()")


def getlines(*args, **kwargs) -> list:
    file("linecache.getlines()")


def updatecache(*args, **kwargs) -> list:
    file("linecache.updatecache()")


def lazycache(*args, **kwargs) -> bool: ...
