from email.message import Message


class Parser:
    def __init__(self, *args, **kwargs): ...

    def parse(self, fp, headersonly=False) -> Message:
        fp.read()

    def parsestr(self, text, headersonly=False) -> Message: ...


class BytesParser:
    def __init__(self, *args, **kwargs): ...

    def parse(self, fp, headersonly=False) -> Message:
        fp.read()

    def parsebytes(self, text, headersonly=False) -> Message: ...
