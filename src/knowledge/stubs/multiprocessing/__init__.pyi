from _effects import lock, process
from multiprocessing.pool import Pool as _Pool
from queue import Queue as _Queue
from threading import Condition as Condition
from threading import Event as Event
from threading import Lock as Lock
from threading import RLock as RLock
from threading import Semaphore as Semaphore


class Process:
    daemon: bool
    exitcode: int | None
    name: str
    pid: int | None

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None): ...

    def close(self): ...

    def is_alive(self) -> bool: ...

    def join(self, timeout=None):
        lock("Process.join()")

    def kill(self): ...

    def start(self):
        process("Process.start()")

    def terminate(self): ...


def Manager() -> object:
    process("multiprocessing.Manager()")


def Pipe(duplex=True) -> tuple: ...


def Pool(*args, **kwargs):
    process("multiprocessing.Pool()")
    return _Pool()


def Queue(maxsize=0):
    return _Queue(maxsize)


def Value(typecode, *args, **kwargs) -> object: ...


def cpu_count() -> int: ...


def current_process() -> Process: ...


def get_context(method=None) -> object: ...


def set_start_method(method, force=False): ...
