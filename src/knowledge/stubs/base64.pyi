def a85decode(b, **kwargs) -> bytes: ...


def a85encode(b, **kwargs) -> bytes: ...


def b16decode(s, casefold=False) -> bytes: ...


def b16encode(s) -> bytes: ...


def b32decode(s, casefold=False, map01=None) -> bytes: ...


def b32encode(s) -> bytes: ...


def b64decode(s, altchars=None, validate=False) -> bytes: ...


def b64encode(s, altchars=None) -> bytes: ...


def b85decode(b) -> bytes: ...


def b85encode(b, pad=False) -> bytes: ...


def decode(input, output):
    input.read()
    output.write(b"")


def decodebytes(s) -> bytes: ...


def encode(input, output):
    input.read()
    output.write(b"")


def encodebytes(s) -> bytes: ...


def standard_b64decode(s) -> bytes: ...


def standard_b64encode(s) -> bytes: ...


def urlsafe_b64decode(s) -> bytes: ...


def urlsafe_b64encode(s) -> bytes: ...
