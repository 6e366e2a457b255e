from _effects import cpu

algorithms_available: set[str]
algorithms_guaranteed: set[str]


class _Hash:
    block_size: int
    digest_size: int
    name: str

    def copy(self):
        return self

    def digest(self, *args) -> bytes: ...

    def hexdigest(self, *args) -> str: ...

    def update(self, data): ...


def blake2b(data=b"", **kwargs):
    return _Hash()


def blake2s(data=b"", **kwargs):
    return _Hash()


def file_digest(fileobj, digest):
    fileobj.read()
    return _Hash()


def md5(data=b"", **kwargs):
    return _Hash()


def new(name, data=b"", **kwargs):
    return _Hash()


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None) -> bytes:
    cpu("hashing a password")


def scrypt(password, **kwargs) -> bytes:
    cpu("hashing a password")


def sha1(data=b"", **kwargs):
    return _Hash()


def sha224(data=b"", **kwargs):
    return _Hash()


def sha256(data=b"", **kwargs):
    return _Hash()


def sha384(data=b"", **kwargs):
    return _Hash()


def sha3_256(data=b"", **kwargs):
    return _Hash()


def sha3_512(data=b"", **kwargs):
    return _Hash()


def sha512(data=b"", **kwargs):
    return _Hash()


def shake_128(data=b"", **kwargs):
    return _Hash()


def shake_256(data=b"", **kwargs):
    return _Hash()
