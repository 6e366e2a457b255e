class AsyncGenerator: ...


class AsyncIterable: ...


class AsyncIterator: ...


class Awaitable: ...


class ByteString: ...


class Callable: ...


class Collection: ...


class Container: ...


class Coroutine: ...


class Generator: ...


class Hashable: ...


class ItemsView: ...


class Iterable: ...


class Iterator: ...


class KeysView: ...


class Mapping:
    def __contains__(self, key) -> bool:
        self[key]

    def get(self, key, default=None):
        return self[key]

    def items(self):
        for key in self:
            yield key, self[key]

    def keys(self):
        for key in self:
            yield key

    def values(self):
        for key in self:
            yield self[key]


class MappingView: ...


class MutableMapping(Mapping):
    def clear(self): ...

    def pop(self, key, *default):
        return self[key]

    def setdefault(self, key, default=None):
        return self[key]

    def update(self, other=(), **kwargs):
        for key in other:
            self[key] = other[key]


class Sequence:
    def __contains__(self, value) -> bool:
        for item in self:
            item == value

    def __iter__(self):
        for index in range(len(self)):
            yield self[index]

    def __reversed__(self):
        for item in self:
            yield item

    def count(self, value) -> int:
        for item in self:
            item == value

    def index(self, value, *args) -> int:
        for item in self:
            item == value


class MutableSequence(Sequence):
    def append(self, value):
        self.insert(0, value)

    def extend(self, values):
        for value in values:
            self.insert(0, value)

    def pop(self, index=-1):
        return self[index]


class Set: ...


class MutableSet(Set): ...


class Reversible: ...


class Sized: ...


class ValuesView: ...
