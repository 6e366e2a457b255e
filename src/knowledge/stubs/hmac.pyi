class HMAC:
    block_size: int
    digest_size: int
    name: str

    def copy(self):
        return self

    def digest(self) -> bytes: ...

    def hexdigest(self) -> str: ...

    def update(self, msg): ...


def compare_digest(a, b) -> bool: ...


def digest(key, msg, digest) -> bytes: ...


def new(key, msg=None, digestmod="") -> HMAC: ...
