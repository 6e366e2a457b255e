import collections.abc as abc


class OrderedDict(dict):
    def move_to_end(self, key, last=True): ...

    def popitem(self, last=True):
        for key in self:
            return key, self[key]


class defaultdict(dict):
    default_factory: object

    def __init__(self, default_factory=None, *args, **kwargs):
        for source in args:
            self.update(source)

    def __missing__(self, key):
        return self.default_factory()


class Counter(dict):
    def __init__(self, iterable=None, **kwargs):
        for item in iterable:
            hash(item)

    def __getitem__(self, key) -> int: ...

    def elements(self):
        for key in self:
            yield key

    def get(self, key, default=None) -> int: ...

    def most_common(self, n=None) -> list[tuple]: ...

    def subtract(self, iterable=None, **kwargs):
        for item in iterable:
            pass

    def total(self) -> int: ...

    def update(self, iterable=None, **kwargs):
        for item in iterable:
            pass

    def values(self) -> list[int]: ...


class ChainMap(dict):
    maps: list[dict]
    parents: dict

    def __init__(self, *maps): ...

    def new_child(self, m=None, **kwargs):
        return self


class deque:
    maxlen: int | None

    def __init__(self, iterable=(), maxlen=None):
        self.items = list(iterable)

    def __bool__(self) -> bool: ...

    def __contains__(self, item) -> bool:
        return item in self.items

    def __getitem__(self, index):
        return self.items[index]

    def __iter__(self):
        return iter(self.items)

    def __len__(self) -> int: ...

    def append(self, item):
        self.items.append(item)

    def appendleft(self, item):
        self.items.append(item)

    def clear(self): ...

    def copy(self):
        return self

    def count(self, value) -> int: ...

    def extend(self, iterable):
        for item in iterable:
            self.items.append(item)

    def extendleft(self, iterable):
        for item in iterable:
            self.items.append(item)

    def index(self, value, *args) -> int: ...

    def insert(self, index, item):
        self.items.append(item)

    def pop(self):
        return self.items[0]

    def popleft(self):
        return self.items[0]

    def remove(self, value): ...

    def reverse(self): ...

    def rotate(self, n=1): ...


class UserDict(dict):
    data: dict


class UserList(list):
    data: list


class UserString(str):
    data: str


def namedtuple(typename, field_names, **kwargs):
    class _NamedTuple:
        _fields: tuple[str, ...]

        def __init__(self, *args, **kwargs): ...

        def __getattr__(self, name) -> object: ...

        def __getitem__(self, index) -> object: ...

        def __iter__(self):
            yield object()

        @classmethod
        def _make(cls, iterable):
            for item in iterable:
                pass
            return cls()

        def _asdict(self) -> dict: ...

        def _replace(self, **kwargs):
            return self

    return _NamedTuple
