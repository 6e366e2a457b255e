from _effects import network
from celery.result import AsyncResult


class Signature(dict):
    args: tuple
    kwargs: dict
    options: dict

    def __call__(self, *args, **kwargs) -> object:
        network("Signature()")

    def __init__(self, *args, **kwargs): ...

    def __or__(self, other):
        return self

    def apply(self, *args, **kwargs) -> object:
        network("Signature.apply()")

    def apply_async(self, *args, **kwargs) -> AsyncResult:
        network("Signature.apply_async()")

    def clone(self, *args, **kwargs):
        return self

    def delay(self, *args, **kwargs) -> AsyncResult:
        network("Signature.delay()")

    def link(self, callback):
        return callback

    def link_error(self, errback):
        return errback

    def on_error(self, errback):
        return self

    def set(self, **options):
        return self


class _Group(Signature):
    def __init__(self, *tasks, **options):
        for task in tasks:
            for part in task:
                pass


class chain(_Group): ...


class chord(_Group): ...


class chunks(Signature): ...


class group(_Group): ...


class xmap(Signature): ...


class xstarmap(Signature): ...


def signature(*args, **kwargs) -> Signature: ...


def subtask(*args, **kwargs) -> Signature: ...
