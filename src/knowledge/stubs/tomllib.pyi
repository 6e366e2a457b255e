class TOMLDecodeError(ValueError): ...


def load(fp, **kwargs) -> dict:
    fp.read()


def loads(s, **kwargs) -> dict: ...
