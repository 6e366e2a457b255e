class JSONDecodeError(ValueError):
    msg: str
    doc: str
    pos: int
    lineno: int
    colno: int


class JSONDecoder:
    def __init__(self, *, object_hook=None, **kwargs): ...

    def decode(self, s) -> object: ...

    def raw_decode(self, s, idx=0) -> tuple: ...
