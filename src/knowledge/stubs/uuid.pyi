_bytes = bytes
_int = int


class SafeUUID: ...


class UUID:
    bytes: _bytes
    bytes_le: _bytes
    fields: tuple
    hex: str
    int: _int
    is_safe: SafeUUID
    node: _int
    time: _int
    urn: str
    variant: str
    version: _int | None

    def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None, **kwargs): ...

    def __str__(self) -> str: ...


NAMESPACE_DNS: UUID
NAMESPACE_OID: UUID
NAMESPACE_URL: UUID
NAMESPACE_X500: UUID


def getnode() -> int: ...


def uuid1(node=None, clock_seq=None) -> UUID: ...


def uuid3(namespace, name) -> UUID: ...


def uuid4() -> UUID: ...


def uuid5(namespace, name) -> UUID: ...


def uuid6(node=None, clock_seq=None) -> UUID: ...


def uuid7() -> UUID: ...


def uuid8(a=None, b=None, c=None) -> UUID: ...
