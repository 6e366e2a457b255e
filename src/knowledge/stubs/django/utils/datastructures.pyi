# The class by a name that no method has.
_Dict = dict


class MultiValueDictKeyError(KeyError): ...


class MultiValueDict(dict):
    def __init__(self, key_to_list_mapping=()):
        for pair in key_to_list_mapping:
            pass

    def appendlist(self, key, value): ...

    def copy(self):
        return self

    def dict(self) -> _Dict[str, object]: ...

    def get(self, key, default=None) -> object: ...

    def getlist(self, key, default=None) -> list: ...

    def items(self) -> list[tuple]: ...

    def lists(self) -> list[tuple[str, list]]: ...

    def setlist(self, key, list_): ...

    def setlistdefault(self, key, default_list=None) -> list: ...

    def update(self, *args, **kwargs): ...

    def values(self) -> list: ...


class OrderedSet:
    def __init__(self, iterable=None):
        self.items = list(iterable)

    def __iter__(self):
        return iter(self.items)

    def __contains__(self, item) -> bool: ...

    def __len__(self) -> int: ...

    def add(self, item):
        self.items.append(item)

    def discard(self, item): ...

    def remove(self, item): ...


class ImmutableList(tuple): ...


class CaseInsensitiveMapping:
    def __init__(self, data):
        for pair in data:
            pass

    def __contains__(self, key) -> bool: ...

    def __getitem__(self, key) -> str: ...

    def __iter__(self):
        yield str()

    def __len__(self) -> int: ...

    def copy(self):
        return self

    def get(self, key, default=None) -> str | None: ...

    def items(self) -> list[tuple[str, str]]: ...

    def keys(self) -> list[str]: ...

    def values(self) -> list[str]: ...


class DictWrapper(dict): ...
