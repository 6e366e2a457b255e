def import_module(name, package=None) -> object: ...


def invalidate_caches(): ...


def reload(module):
    return module
