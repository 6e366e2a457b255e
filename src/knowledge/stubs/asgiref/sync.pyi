# `sync_to_async` and `async_to_sync` are the interpreter's own.


class AsyncToSync:
    def __init__(self, awaitable=None, force_new_loop=False): ...


class SyncToAsync:
    def __init__(self, func, thread_sensitive=True, executor=None, context=None): ...


class ThreadSensitiveContext:
    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback): ...


def async_to_sync(awaitable=None, force_new_loop=False):
    return awaitable


def iscoroutinefunction(func) -> bool: ...


def markcoroutinefunction(func):
    return func


def sync_to_async(func=None, thread_sensitive=True, executor=None, context=None):
    return func
