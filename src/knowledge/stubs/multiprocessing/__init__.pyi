from _effects import lock, process
from multiprocessing.connection import Connection as _Connection
from multiprocessing.pool import Pool as _Pool
from queue import Queue as _Queue
from queue import SimpleQueue as _SimpleQueue
from threading import Barrier as Barrier
from threading import BoundedSemaphore as BoundedSemaphore
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


def Pipe(duplex=True) -> tuple[_Connection, _Connection]:
    return _Connection(), _Connection()


def Pool(*args, **kwargs):
    process("multiprocessing.Pool()")
    return _Pool()


def Queue(maxsize=0):
    return _Queue(maxsize)


def JoinableQueue(maxsize=0):
    return _Queue(maxsize)


def SimpleQueue():
    return _SimpleQueue()


def Array(typecode, *args, **kwargs) -> object: ...


def RawArray(typecode, *args, **kwargs) -> object: ...


def RawValue(typecode, *args, **kwargs) -> object: ...


def Value(typecode, *args, **kwargs) -> object: ...


def active_children() -> list[Process]: ...


def cpu_count() -> int: ...


def current_process() -> Process: ...


def freeze_support(): ...


def get_all_start_methods() -> list[str]: ...


def get_logger() -> object: ...


def get_start_method() -> str: ...


def parent_process() -> Process: ...


def get_context(method=None) -> object: ...


def set_start_method(method, force=False): ...
