import collections.abc as abc


class _Mapping(dict):
    """A dictionary by methods: what is put in under any key comes out under any key."""

    def __init__(self, source=None, **kwargs):
        self.names = []
        self.stored = []
        self.update(source, **kwargs)

    def __bool__(self) -> bool: ...

    def __contains__(self, key) -> bool:
        hash(key)

    def __delitem__(self, key):
        hash(key)

    def __getitem__(self, key):
        return self.stored[0]

    def __iter__(self):
        return iter(self.names)

    def __len__(self) -> int: ...

    def __setitem__(self, key, value):
        self.names.append(key)
        self.stored.append(value)

    def copy(self):
        return self

    def get(self, key, default=None):
        return self.stored[0] if self.stored else default

    def items(self):
        return ((name, value) for name in self.names for value in self.stored)

    def keys(self):
        return iter(self.names)

    def pop(self, key, default=None):
        return self.stored[0] if self.stored else default

    def popitem(self, last=True):
        return self.names[0], self.stored[0]

    def setdefault(self, key, default=None):
        self[key] = default
        return self.stored[0]

    def update(self, source=None, **kwargs):
        if source is not None:
            for name, value in dict(source).items():
                self[name] = value
        for name, value in kwargs.items():
            self[name] = value

    def values(self):
        return iter(self.stored)


class OrderedDict(_Mapping):
    def move_to_end(self, key, last=True): ...


class defaultdict(_Mapping):
    def __init__(self, default_factory=None, source=None, **kwargs):
        self.default_factory = default_factory
        self.names = []
        self.stored = [default_factory()]
        self.update(source, **kwargs)

    def __getitem__(self, key):
        self.names.append(key)
        return self.stored[0]

    def __missing__(self, key):
        return self.default_factory()


class Counter(_Mapping):
    def __init__(self, iterable=None, **kwargs):
        self.names = []
        self.stored = [len(())]
        for item in iterable:
            self.names.append(item)

    def __getitem__(self, key) -> int: ...

    def elements(self):
        return iter(self.names)

    def most_common(self, n=None):
        return [(name, count) for name in self.names for count in self.stored]

    def subtract(self, iterable=None, **kwargs):
        for item in iterable:
            pass

    def total(self) -> int: ...

    def update(self, iterable=None, **kwargs):
        for item in iterable:
            self.names.append(item)


class ChainMap(_Mapping):
    maps: list[dict]
    parents: dict

    def __init__(self, *maps):
        self.names = []
        self.stored = []
        for each in maps:
            self.update(each)

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


class UserDict(_Mapping):
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
