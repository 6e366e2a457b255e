from io import OpenFile

TYPE_CHECKING: bool


class AbstractSet: ...


class Annotated: ...


class Any: ...


class AnyStr: ...


class AsyncContextManager: ...


class AsyncGenerator: ...


class AsyncIterable: ...


class AsyncIterator: ...


class Awaitable: ...


class BinaryIO(OpenFile): ...


class ByteString: ...


class Callable: ...


class ChainMap: ...


class ClassVar: ...


class Collection: ...


class Concatenate: ...


class Container: ...


class ContextManager: ...


class Coroutine: ...


class Counter: ...


class DefaultDict: ...


class Deque: ...


class Dict: ...


class Final: ...


class FrozenSet: ...


class Generator: ...


class Generic: ...


class Hashable: ...


class IO(OpenFile): ...


class ItemsView: ...


class Iterable: ...


class Iterator: ...


class KeysView: ...


class List: ...


class Literal: ...


class LiteralString: ...


class Mapping: ...


class MappingView: ...


class Match: ...


class MutableMapping: ...


class MutableSequence: ...


class MutableSet: ...


class NamedTuple: ...


class Never: ...


def NewType(name, tp):
    return tp


class NoReturn: ...


class NotRequired: ...


class Optional: ...


class OrderedDict: ...


class ParamSpec:
    def __init__(self, name, *constraints, **kwargs): ...


class ParamSpecArgs: ...


class Pattern: ...


class Protocol: ...


class ReadOnly: ...


class Required: ...


class Reversible: ...


class Self: ...


class Sequence: ...


class Set: ...


class Sized: ...


class SupportsAbs: ...


class SupportsBytes: ...


class SupportsFloat: ...


class SupportsIndex: ...


class SupportsInt: ...


class SupportsRound: ...


Text = str


class TextIO(OpenFile): ...


class Tuple: ...


class Type: ...


class TypeAlias: ...


class TypeGuard: ...


class TypeIs: ...


class TypeVar:
    def __init__(self, name, *constraints, **kwargs): ...


class TypeVarTuple:
    def __init__(self, name, *constraints, **kwargs): ...


class TypedDict: ...


class Union: ...


class Unpack: ...


class ValuesView: ...


def assert_never(arg): ...


def assert_type(val, typ):
    return val


def cast(typ, val):
    return val


def final(f):
    return f


def get_args(tp) -> tuple: ...


def get_origin(tp) -> object: ...


def get_type_hints(obj, *args, **kwargs) -> dict: ...


def no_type_check(arg):
    return arg


def overload(func):
    return func


def override(method):
    return method


def reveal_type(obj):
    return obj


def runtime_checkable(cls):
    return cls
