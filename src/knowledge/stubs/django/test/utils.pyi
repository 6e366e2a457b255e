from contextlib import ContextDecorator


class _Override(ContextDecorator):
    def __init__(self, *args, **kwargs): ...

    def __enter__(self): ...

    def __exit__(self, exc_type, exc_value, traceback): ...


class CaptureQueriesContext(_Override):
    captured_queries: list[dict]


class ignore_warnings(_Override): ...


class modify_settings(_Override): ...


class override_settings(_Override): ...


class override_system_checks(_Override): ...


def tag(*tags):
    return lambda obj: obj
