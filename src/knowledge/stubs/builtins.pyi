from _effects import file, process, stop_iteration, unknown

Ellipsis: object
NotImplemented: object
__name__: str
__file__: str


class object:
    __doc__: str
    __module__: str

    def __init__(self, *args, **kwargs): ...

    def __init_subclass__(cls, **kwargs): ...

    def __getattribute__(self, name) -> object: ...

    def __setattr__(self, name, value): ...

    def __delattr__(self, name): ...

    def __hash__(self) -> int: ...

    def __format__(self, format_spec) -> str:
        return str(self)

    def __sizeof__(self) -> int: ...

    def __reduce__(self) -> tuple: ...

    def __dir__(self) -> list[str]: ...


class type:
    __name__: str
    __qualname__: str
    __module__: str
    __dict__: dict
    __mro__: tuple
    __bases__: tuple

    def mro(self) -> list: ...

    def __subclasses__(self) -> list: ...


class int:
    real: int
    imag: int
    numerator: int
    denominator: int

    def bit_length(self) -> int: ...

    def bit_count(self) -> int: ...

    def to_bytes(self, length=1, byteorder="big", *, signed=False) -> bytes: ...

    @classmethod
    def from_bytes(cls, value, byteorder="big", *, signed=False) -> int: ...

    def as_integer_ratio(self) -> tuple[int, int]: ...

    def is_integer(self) -> bool: ...

    def conjugate(self) -> int: ...


class bool(int): ...


class float:
    real: float
    imag: float

    def is_integer(self) -> bool: ...

    def as_integer_ratio(self) -> tuple[int, int]: ...

    def hex(self) -> str: ...

    @classmethod
    def fromhex(cls, value) -> float: ...

    def conjugate(self) -> float: ...


class complex:
    real: float
    imag: float

    def conjugate(self) -> complex: ...


class str:
    def capitalize(self) -> str: ...

    def casefold(self) -> str: ...

    def center(self, width, fillchar=" ") -> str: ...

    def count(self, sub, start=None, end=None) -> int: ...

    def encode(self, encoding="utf-8", errors="strict") -> bytes: ...

    def endswith(self, suffix, start=None, end=None) -> bool: ...

    def expandtabs(self, tabsize=8) -> str: ...

    def find(self, sub, start=None, end=None) -> int: ...

    def format(self, *args, **kwargs) -> str:
        for value in args:
            str(value)
        for value in kwargs.values():
            str(value)

    def format_map(self, mapping) -> str:
        for value in mapping.values():
            str(value)

    def index(self, sub, start=None, end=None) -> int: ...

    def isalnum(self) -> bool: ...

    def isalpha(self) -> bool: ...

    def isascii(self) -> bool: ...

    def isdecimal(self) -> bool: ...

    def isdigit(self) -> bool: ...

    def isidentifier(self) -> bool: ...

    def islower(self) -> bool: ...

    def isnumeric(self) -> bool: ...

    def isprintable(self) -> bool: ...

    def isspace(self) -> bool: ...

    def istitle(self) -> bool: ...

    def isupper(self) -> bool: ...

    def join(self, iterable) -> str:
        for item in iterable:
            pass

    def ljust(self, width, fillchar=" ") -> str: ...

    def lower(self) -> str: ...

    def lstrip(self, chars=None) -> str: ...

    @staticmethod
    def maketrans(x, y=None, z=None) -> dict: ...

    def partition(self, sep) -> tuple[str, str, str]: ...

    def removeprefix(self, prefix) -> str: ...

    def removesuffix(self, suffix) -> str: ...

    def replace(self, old, new, count=-1) -> str: ...

    def rfind(self, sub, start=None, end=None) -> int: ...

    def rindex(self, sub, start=None, end=None) -> int: ...

    def rjust(self, width, fillchar=" ") -> str: ...

    def rpartition(self, sep) -> tuple[str, str, str]: ...

    def rsplit(self, sep=None, maxsplit=-1) -> list[str]: ...

    def rstrip(self, chars=None) -> str: ...

    def split(self, sep=None, maxsplit=-1) -> list[str]: ...

    def splitlines(self, keepends=False) -> list[str]: ...

    def startswith(self, prefix, start=None, end=None) -> bool: ...

    def strip(self, chars=None) -> str: ...

    def swapcase(self) -> str: ...

    def title(self) -> str: ...

    def translate(self, table) -> str: ...

    def upper(self) -> str: ...

    def zfill(self, width) -> str: ...


class bytes:
    def capitalize(self) -> bytes: ...

    def center(self, width, fillbyte=b" ") -> bytes: ...

    def count(self, sub, start=None, end=None) -> int: ...

    def decode(self, encoding="utf-8", errors="strict") -> str: ...

    def endswith(self, suffix, start=None, end=None) -> bool: ...

    def expandtabs(self, tabsize=8) -> bytes: ...

    def find(self, sub, start=None, end=None) -> int: ...

    @classmethod
    def fromhex(cls, value) -> bytes: ...

    def hex(self, sep="", bytes_per_sep=1) -> str: ...

    def index(self, sub, start=None, end=None) -> int: ...

    def isalnum(self) -> bool: ...

    def isalpha(self) -> bool: ...

    def isascii(self) -> bool: ...

    def isdigit(self) -> bool: ...

    def islower(self) -> bool: ...

    def isspace(self) -> bool: ...

    def isupper(self) -> bool: ...

    def join(self, iterable) -> bytes:
        for item in iterable:
            pass

    def ljust(self, width, fillbyte=b" ") -> bytes: ...

    def lower(self) -> bytes: ...

    def lstrip(self, chars=None) -> bytes: ...

    @staticmethod
    def maketrans(x, y) -> bytes: ...

    def partition(self, sep) -> tuple[bytes, bytes, bytes]: ...

    def removeprefix(self, prefix) -> bytes: ...

    def removesuffix(self, suffix) -> bytes: ...

    def replace(self, old, new, count=-1) -> bytes: ...

    def rfind(self, sub, start=None, end=None) -> int: ...

    def rindex(self, sub, start=None, end=None) -> int: ...

    def rjust(self, width, fillbyte=b" ") -> bytes: ...

    def rpartition(self, sep) -> tuple[bytes, bytes, bytes]: ...

    def rsplit(self, sep=None, maxsplit=-1) -> list[bytes]: ...

    def rstrip(self, chars=None) -> bytes: ...

    def split(self, sep=None, maxsplit=-1) -> list[bytes]: ...

    def splitlines(self, keepends=False) -> list[bytes]: ...

    def startswith(self, prefix, start=None, end=None) -> bool: ...

    def strip(self, chars=None) -> bytes: ...

    def swapcase(self) -> bytes: ...

    def title(self) -> bytes: ...

    def translate(self, table, delete=b"") -> bytes: ...

    def upper(self) -> bytes: ...

    def zfill(self, width) -> bytes: ...


class bytearray(bytes):
    def append(self, item): ...

    def clear(self): ...

    def copy(self) -> bytearray: ...

    def extend(self, iterable):
        for item in iterable:
            pass

    def insert(self, index, item): ...

    def pop(self, index=-1) -> int: ...

    def remove(self, value): ...

    def reverse(self): ...


class memoryview:
    nbytes: int
    itemsize: int
    format: str
    readonly: bool

    def __init__(self, obj): ...

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback): ...

    def __getitem__(self, key) -> int: ...

    def cast(self, format, shape=None) -> memoryview: ...

    def hex(self) -> str: ...

    def release(self): ...

    def tobytes(self, order=None) -> bytes: ...

    def tolist(self) -> list: ...


# Lists, tuples, sets and dictionaries are the interpreter's own; these say what their methods do.


class list:
    def append(self, item): ...

    def clear(self): ...

    def copy(self):
        return list(self)

    def count(self, value) -> int:
        for item in self:
            item == value

    def extend(self, iterable):
        for item in iterable:
            self.append(item)

    def index(self, value, start=0, stop=None) -> int:
        for item in self:
            item == value

    def insert(self, index, item):
        self.append(item)

    def pop(self, index=-1):
        return self[index]

    def remove(self, value):
        for item in self:
            item == value

    def reverse(self): ...

    def sort(self, *, key=None, reverse=False):
        for item in self:
            key(item)


class tuple:
    def count(self, value) -> int:
        for item in self:
            item == value

    def index(self, value, start=0, stop=None) -> int:
        for item in self:
            item == value


class set:
    def add(self, item):
        hash(item)

    def clear(self): ...

    def copy(self):
        return set(self)

    def difference(self, *others):
        for other in others:
            list(other)
        return set(self)

    def difference_update(self, *others):
        for other in others:
            list(other)

    def discard(self, item):
        hash(item)

    def intersection(self, *others):
        for other in others:
            list(other)
        return set(self)

    def intersection_update(self, *others):
        for other in others:
            list(other)

    def isdisjoint(self, other) -> bool:
        list(other)

    def issubset(self, other) -> bool:
        list(other)

    def issuperset(self, other) -> bool:
        list(other)

    def pop(self):
        for item in self:
            return item

    def remove(self, item):
        hash(item)

    def symmetric_difference(self, other):
        result = set(self)
        for item in other:
            result.add(item)
        return result

    def symmetric_difference_update(self, other):
        for item in other:
            self.add(item)

    def union(self, *others):
        result = set(self)
        for other in others:
            for item in other:
                result.add(item)
        return result

    def update(self, *others):
        for other in others:
            for item in other:
                self.add(item)


class frozenset:
    def copy(self):
        return self

    def difference(self, *others):
        for other in others:
            list(other)
        return self

    def intersection(self, *others):
        for other in others:
            list(other)
        return self

    def isdisjoint(self, other) -> bool:
        list(other)

    def issubset(self, other) -> bool:
        list(other)

    def issuperset(self, other) -> bool:
        list(other)

    def symmetric_difference(self, other):
        result = set(self)
        for item in other:
            result.add(item)
        return frozenset(result)

    def union(self, *others):
        result = set(self)
        for other in others:
            for item in other:
                result.add(item)
        return frozenset(result)


class dict:
    def clear(self): ...

    def copy(self):
        return dict(self)

    @classmethod
    def fromkeys(cls, iterable, value=None):
        result = {}
        for key in iterable:
            result[key] = value
        return result

    def get(self, key, default=None):
        if key in self:
            return self[key]
        return default

    def items(self):
        for key in self:
            yield key, self[key]

    def keys(self):
        for key in self:
            yield key

    def pop(self, key, default=None):
        if key in self:
            return self[key]
        return default

    def popitem(self):
        for key in self:
            return key, self[key]

    def setdefault(self, key, default=None):
        self[key] = default
        return self[key]

    def update(self, other=(), **kwargs):
        for key in other:
            self[key] = other[key]
        for key, value in kwargs.items():
            self[key] = value

    def values(self):
        for key in self:
            yield self[key]


class range:
    start: int
    stop: int
    step: int

    def __init__(self, *args): ...

    def __iter__(self):
        yield _number()

    def __len__(self) -> int: ...

    def __contains__(self, value) -> bool: ...

    def __getitem__(self, index) -> int: ...

    def count(self, value) -> int: ...

    def index(self, value) -> int: ...


class slice:
    start: int
    stop: int
    step: int

    def __init__(self, *args): ...

    def indices(self, length) -> tuple[int, int, int]: ...


class property:
    def __init__(self, fget=None, fset=None, fdel=None, doc=None): ...

    def getter(self, function):
        return self

    def setter(self, function):
        return self

    def deleter(self, function):
        return self


class classmethod:
    def __init__(self, function): ...


class staticmethod:
    def __init__(self, function): ...


class super:
    def __init__(self, *args): ...


def _number() -> int: ...


# Functions. What takes an iterator takes it when called, as Python does: `map(f, queryset)` fetches at once.


def abs(x):
    return x


def aiter(async_iterable):
    return async_iterable


def all(iterable) -> bool:
    for item in iterable:
        bool(item)


async def anext(async_iterator, default=None) -> object: ...


def any(iterable) -> bool:
    for item in iterable:
        bool(item)


def ascii(obj) -> str:
    repr(obj)


def bin(number) -> str: ...


def breakpoint(*args, **kwargs):
    process("breakpoint()")


def callable(obj) -> bool: ...


def chr(code) -> str: ...


def compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1) -> object: ...


def copyright(): ...


def delattr(obj, name): ...


def dir(*args) -> list[str]: ...


def divmod(a, b) -> tuple: ...


def enumerate(iterable, start=0):
    iterator = iter(iterable)
    return ((_number(), item) for item in iterator)


def eval(source, globals=None, locals=None) -> object:
    unknown("eval()")


def exec(source, globals=None, locals=None):
    unknown("exec()")


def exit(code=None): ...


def filter(function, iterable):
    iterator = iter(iterable)
    return (item for item in iterator if (bool(item) if function is None else function(item)))


def format(value, format_spec="") -> str:
    str(value)


def getattr(obj, name, *default) -> object: ...


def globals() -> dict: ...


def hasattr(obj, name) -> bool: ...


def hash(obj) -> int: ...


def help(*args): ...


def hex(number) -> str: ...


def id(obj) -> int: ...


def input(prompt="") -> str:
    file("input()")


def isinstance(obj, classinfo) -> bool: ...


def issubclass(cls, classinfo) -> bool: ...


def iter(obj, *sentinel):
    return obj.__iter__()


def len(obj) -> int:
    obj.__len__()


def locals() -> dict: ...


def map(function, *iterables):
    iterator = iter(zip(*iterables))
    return (function(*items) for items in iterator)


def max(*args, key=None, default=None):
    result = default
    for item in args[0] if len(args) == 1 else args:
        if key is None:
            item < item
        else:
            key(item)
        result = item
    return result


def min(*args, key=None, default=None):
    result = default
    for item in args[0] if len(args) == 1 else args:
        if key is None:
            item < item
        else:
            key(item)
        result = item
    return result


def next(iterator, *default):
    if not default:
        stop_iteration()
    return iterator.__next__()


def oct(number) -> str: ...


def open(name, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    from io import OpenFile

    file("open()")
    return OpenFile(name)


def ord(char) -> int: ...


def pow(base, exp, mod=None):
    return base


def print(*values, sep=" ", end="\n", file=None, flush=False):
    for value in values:
        str(value)
    if file is not None:
        file.write("")


def quit(code=None): ...


def repr(obj) -> str:
    obj.__repr__()


def reversed(sequence):
    items = list(sequence)
    return iter(items)


def round(number, ndigits=None):
    return number


def setattr(obj, name, value): ...


def sorted(iterable, *, key=None, reverse=False):
    result = list(iterable)
    for item in result:
        if key is None:
            item < item
        else:
            key(item)
    return result


def sum(iterable, start=0):
    result = start
    for item in iterable:
        result = result + item
    return result


def vars(*args) -> dict: ...


def zip(*iterables, strict=False):
    iterators = [iter(iterable) for iterable in iterables]
    return (tuple(next(iterator, None) for iterator in iterators) for _ in iterators)


def __import__(name, globals=None, locals=None, fromlist=(), level=0) -> object: ...


# Exceptions


class BaseException:
    args: tuple
    __cause__: object
    __context__: object
    __traceback__: object

    def __init__(self, *args): ...

    def __str__(self) -> str: ...

    def __repr__(self) -> str: ...

    def with_traceback(self, traceback):
        return self

    def add_note(self, note): ...


class Exception(BaseException): ...


class GeneratorExit(BaseException): ...


class KeyboardInterrupt(BaseException): ...


class SystemExit(BaseException):
    code: int


class BaseExceptionGroup(BaseException):
    message: str
    exceptions: tuple


class ExceptionGroup(BaseExceptionGroup, Exception): ...


class ArithmeticError(Exception): ...


class AssertionError(Exception): ...


class AttributeError(Exception):
    name: str
    obj: object


class BufferError(Exception): ...


class EOFError(Exception): ...


class ImportError(Exception):
    name: str
    path: str
    msg: str


class LookupError(Exception): ...


class MemoryError(Exception): ...


class NameError(Exception):
    name: str


class OSError(Exception):
    errno: int
    strerror: str
    filename: str
    filename2: str


class ReferenceError(Exception): ...


class RuntimeError(Exception): ...


class StopAsyncIteration(Exception):
    value: object


class StopIteration(Exception):
    value: object


class SyntaxError(Exception):
    msg: str
    filename: str
    lineno: int
    offset: int
    text: str


class SystemError(Exception): ...


class TypeError(Exception): ...


class ValueError(Exception): ...


class Warning(Exception): ...


class FloatingPointError(ArithmeticError): ...


class OverflowError(ArithmeticError): ...


class ZeroDivisionError(ArithmeticError): ...


class ModuleNotFoundError(ImportError): ...


class IndexError(LookupError): ...


class KeyError(LookupError): ...


class UnboundLocalError(NameError): ...


class BlockingIOError(OSError): ...


class ChildProcessError(OSError): ...


class ConnectionError(OSError): ...


class BrokenPipeError(ConnectionError): ...


class ConnectionAbortedError(ConnectionError): ...


class ConnectionRefusedError(ConnectionError): ...


class ConnectionResetError(ConnectionError): ...


class FileExistsError(OSError): ...


class FileNotFoundError(OSError): ...


class InterruptedError(OSError): ...


class IsADirectoryError(OSError): ...


class NotADirectoryError(OSError): ...


class PermissionError(OSError): ...


class ProcessLookupError(OSError): ...


class TimeoutError(OSError): ...


EnvironmentError = OSError
IOError = OSError


class NotImplementedError(RuntimeError): ...


class RecursionError(RuntimeError): ...


class IndentationError(SyntaxError): ...


class TabError(IndentationError): ...


class UnicodeError(ValueError): ...


class UnicodeDecodeError(UnicodeError): ...


class UnicodeEncodeError(UnicodeError): ...


class UnicodeTranslateError(UnicodeError): ...


class BytesWarning(Warning): ...


class DeprecationWarning(Warning): ...


class EncodingWarning(Warning): ...


class FutureWarning(Warning): ...


class ImportWarning(Warning): ...


class PendingDeprecationWarning(Warning): ...


class ResourceWarning(Warning): ...


class RuntimeWarning(Warning): ...


class SyntaxWarning(Warning): ...


class UnicodeWarning(Warning): ...


class UserWarning(Warning): ...
