from _effects import lock, mutex

TIMEOUT_MAX: float


class BrokenBarrierError(RuntimeError): ...


class Thread:
    daemon: bool
    ident: int | None
    name: str
    native_id: int | None

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None): ...

    def getName(self) -> str: ...

    def isDaemon(self) -> bool: ...

    def is_alive(self) -> bool: ...

    def join(self, timeout=None):
        lock("Thread.join()")

    def run(self): ...

    def setDaemon(self, daemonic): ...

    def setName(self, name): ...

    def start(self): ...


class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None): ...

    def cancel(self): ...


class Lock:
    def __enter__(self):
        mutex("waiting for a lock")
        return self

    def __exit__(self, exc_type, exc_value, traceback): ...

    def acquire(self, blocking=True, timeout=-1) -> bool:
        mutex("Lock.acquire()")

    def locked(self) -> bool: ...

    def release(self): ...

    def acquire_lock(self, *args, **kwargs) -> bool:
        mutex("Lock.acquire_lock()")

    def locked_lock(self, *args, **kwargs) -> bool: ...

    def release_lock(self, *args, **kwargs): ...


class RLock(Lock):
    # Only the thread that holds it may release it: the one that `acquire()` was taken to.
    def release(self):
        lock("RLock.release()")


class Semaphore(Lock):
    def __init__(self, value=1): ...


class BoundedSemaphore(Semaphore): ...


class Condition(RLock):
    def __init__(self, lock=None): ...

    def notify(self, n=1):
        lock("Condition.notify()")

    def notify_all(self):
        lock("Condition.notify_all()")

    def wait(self, timeout=None) -> bool:
        lock("Condition.wait()")

    def wait_for(self, predicate, timeout=None) -> bool:
        lock("Condition.wait_for()")
        predicate()


class Event:
    def clear(self): ...

    def is_set(self) -> bool: ...

    def set(self): ...

    def wait(self, timeout=None) -> bool:
        lock("Event.wait()")


class Barrier:
    def __init__(self, parties, action=None, timeout=None): ...

    def abort(self): ...

    def reset(self): ...

    def wait(self, timeout=None) -> int:
        lock("Barrier.wait()")


class local:
    def __getattr__(self, name) -> object: ...


def active_count() -> int: ...


def current_thread() -> Thread: ...


def currentThread() -> Thread: ...


def enumerate() -> list[Thread]: ...


def get_ident() -> int: ...


def get_native_id() -> int: ...


def main_thread() -> Thread: ...


def setprofile(func): ...


def settrace(func): ...


def stack_size(*args) -> int: ...
