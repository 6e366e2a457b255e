from _effects import cpu


def default_timer() -> float: ...


def timeit(*args, **kwargs) -> float:
    cpu("timeit.timeit()")


def repeat(*args, **kwargs) -> list:
    cpu("timeit.repeat()")
