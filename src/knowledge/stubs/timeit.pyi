from _effects import cpu


def default_timer() -> float: ...


def timeit(*args, **kwargs) -> float:
    cpu("timeit.timeit()")
