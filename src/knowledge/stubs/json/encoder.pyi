class JSONEncoder:
    def __init__(self, *, default=None, **kwargs): ...

    def default(self, o) -> object: ...

    def encode(self, o) -> str:
        str(o)
        self.default(o)

    def iterencode(self, o):
        str(o)
        self.default(o)
        yield ""
