def dump(value, fp, **kwargs):
    fp.write(b"")


def dumps(value, **kwargs) -> bytes: ...


def load(fp, **kwargs) -> object:
    fp.read()


def loads(data, **kwargs) -> object: ...
