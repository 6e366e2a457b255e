from _effects import lock, process


class AsyncResult:
    def get(self, timeout=None) -> object:
        lock("AsyncResult.get()")

    def ready(self) -> bool: ...

    def successful(self) -> bool: ...

    def wait(self, timeout=None):
        lock("AsyncResult.wait()")


class Pool:
    def __init__(self, *args, **kwargs):
        process("multiprocessing.Pool()")

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback): ...

    def apply(self, func, args=(), kwds=None) -> object:
        lock("Pool.apply()")

    def apply_async(self, func, args=(), kwds=None, *callbacks) -> AsyncResult: ...

    def close(self): ...

    def imap(self, func, iterable, chunksize=1):
        lock("Pool.imap()")
        return iter([object()])

    def imap_unordered(self, func, iterable, chunksize=1):
        lock("Pool.imap_unordered()")
        return iter([object()])

    def join(self):
        lock("Pool.join()")

    def map(self, func, iterable, chunksize=None) -> list:
        list(iterable)
        lock("Pool.map()")

    def map_async(self, func, iterable, *args) -> AsyncResult:
        list(iterable)

    def starmap(self, func, iterable, chunksize=None) -> list:
        list(iterable)
        lock("Pool.starmap()")

    def terminate(self): ...


class ThreadPool(Pool): ...
