# `cached_property` and `SimpleLazyObject` are the interpreter's own.


class cached_property:
    name: str

    def __init__(self, func, name=None): ...


class classproperty:
    def __init__(self, method=None):
        self.fget = method

    def __get__(self, instance, cls=None):
        return self.fget(cls)

    def getter(self, method):
        self.fget = method
        return self


class Promise: ...


class LazyObject:
    def _setup(self): ...


class SimpleLazyObject(LazyObject):
    def __init__(self, func): ...


empty: object


def keep_lazy(*resultclasses):
    return lambda func: func


def keep_lazy_text(func):
    return func


def lazy(func, *resultclasses):
    return func


def lazystr(text) -> str: ...


def partition(predicate, values) -> tuple[list, list]:
    for value in values:
        predicate(value)
