# `partial`, `wraps`, `lru_cache`, `cache`, `cached_property`, `singledispatch` and `update_wrapper` are the interpreter's
# own.

WRAPPER_ASSIGNMENTS: tuple[str, ...]
WRAPPER_UPDATES: tuple[str, ...]


class cached_property:
    def __init__(self, func): ...


class partial:
    args: tuple
    func: object
    keywords: dict

    def __init__(self, func, *args, **keywords): ...


class partialmethod:
    def __init__(self, func, *args, **keywords): ...


class singledispatchmethod:
    def __init__(self, func): ...


def cache(user_function):
    return user_function


def cmp_to_key(mycmp):
    return lambda item: mycmp(item, item)


def lru_cache(maxsize=128, typed=False):
    return lambda user_function: user_function


def reduce(function, iterable, *initial):
    result = initial[0] if initial else None
    for item in iterable:
        result = function(item if result is None else result, item)
    return result


def singledispatch(func):
    return func


def total_ordering(cls):
    return cls


def update_wrapper(wrapper, wrapped, assigned=(), updated=()):
    return wrapper


def wraps(wrapped, assigned=(), updated=()):
    return lambda wrapper: wrapper
