BASE64: int
QP: int
SHORTEST: int


class Charset:
    body_encoding: int

    def __init__(self, input_charset="us-ascii"): ...


def add_charset(charset, *args): ...
