class BadSignature(Exception): ...


class SignatureExpired(BadSignature): ...


class JSONSerializer:
    def dumps(self, obj) -> bytes:
        str(obj)

    def loads(self, data) -> object: ...


class Signer:
    algorithm: str
    key: str
    salt: str
    sep: str

    def __init__(self, *args, **kwargs): ...

    def sign(self, value) -> str:
        str(value)

    def sign_object(self, obj, serializer=None, compress=False) -> str:
        str(obj)

    def signature(self, value, key=None) -> str:
        str(value)

    def unsign(self, signed_value) -> str: ...

    def unsign_object(self, signed_obj, serializer=None, **kwargs) -> object: ...


class TimestampSigner(Signer):
    def timestamp(self) -> str: ...

    def unsign(self, value, max_age=None) -> str: ...


def b62_decode(s) -> int: ...


def b62_encode(s) -> str: ...


def dumps(obj, key=None, salt="", serializer=None, compress=False) -> str:
    str(obj)


def get_cookie_signer(salt="") -> TimestampSigner: ...


def loads(s, key=None, salt="", serializer=None, max_age=None, fallback_keys=None) -> object: ...
