# What these make of an async view, by release: data/django-async.json. `method_decorator` is the interpreter's own.


class classonlymethod(classmethod): ...


def async_only_middleware(func):
    return func


def decorator_from_middleware(middleware_class):
    return lambda view: view


def decorator_from_middleware_with_args(middleware_class):
    return lambda *args, **kwargs: lambda view: view


def make_middleware_decorator(middleware_class):
    return lambda *args, **kwargs: lambda view: view


def method_decorator(decorator, name=""):
    return lambda obj: obj


def sync_and_async_middleware(func):
    return func


def sync_only_middleware(func):
    return func
