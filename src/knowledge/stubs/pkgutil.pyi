from _effects import file


def get_data(package, resource) -> bytes | None:
    file("pkgutil.get_data()")


def iter_modules(path=None, prefix=""):
    file("pkgutil.iter_modules()")
    yield tuple()


def walk_packages(path=None, prefix="", onerror=None):
    file("pkgutil.walk_packages()")
    yield tuple()
