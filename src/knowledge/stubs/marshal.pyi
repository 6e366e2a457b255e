def dump(value, file, version=4):
    file.write(b"")


def dumps(value, version=4) -> bytes: ...


def load(file) -> object:
    file.read()


def loads(data) -> object: ...
