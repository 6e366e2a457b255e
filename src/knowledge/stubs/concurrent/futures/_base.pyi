from _effects import lock

ALL_COMPLETED: str
FIRST_COMPLETED: str
FIRST_EXCEPTION: str


class CancelledError(Exception): ...


class InvalidStateError(Exception): ...


class TimeoutError(Exception): ...


class Future:
    def add_done_callback(self, fn): ...

    def cancel(self) -> bool: ...

    def cancelled(self) -> bool: ...

    def done(self) -> bool: ...

    def exception(self, timeout=None) -> BaseException | None:
        lock("Future.exception()")

    def result(self, timeout=None) -> object:
        lock("Future.result()")

    def running(self) -> bool: ...

    def set_exception(self, exception): ...

    def set_result(self, result): ...


class Executor:
    def __init__(self, *args, **kwargs): ...

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        lock("Executor.shutdown()")

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        # Reads its arguments at once; waits where it is iterated.
        for iterable in iterables:
            list(iterable)
        return _results()

    def shutdown(self, wait=True, **kwargs):
        lock("Executor.shutdown()")

    def submit(self, fn, *args, **kwargs) -> Future: ...


def _results():
    lock("Executor.map()")
    yield object()


def as_completed(fs, timeout=None):
    list(fs)
    lock("as_completed()")
    yield Future()


def wait(fs, timeout=None, return_when="") -> tuple[set, set]:
    list(fs)
    lock("concurrent.futures.wait()")
