# Pickling a queryset or lazy object fetches it, as its truth value does.

HIGHEST_PROTOCOL: int
DEFAULT_PROTOCOL: int


class PickleError(Exception): ...


class PicklingError(PickleError): ...


class UnpicklingError(PickleError): ...


class Pickler:
    def __init__(self, file, *args, **kwargs):
        self.file = file

    def dump(self, obj):
        bool(obj)
        self.file.write(b"")


class Unpickler:
    def __init__(self, file, **kwargs):
        self.file = file

    def load(self) -> object:
        self.file.read()


def dump(obj, file, *args, **kwargs):
    bool(obj)
    file.write(b"")


def dumps(obj, *args, **kwargs) -> bytes:
    bool(obj)


def load(file, **kwargs) -> object:
    file.read()


def loads(data, **kwargs) -> object: ...
