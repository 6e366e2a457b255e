from _effects import cpu

RANDOM_STRING_CHARS: str


class InvalidAlgorithm(ValueError): ...


def constant_time_compare(val1, val2) -> bool: ...


def get_random_string(length=12, allowed_chars="") -> str: ...


def pbkdf2(password, salt, iterations, dklen=0, digest=None) -> bytes:
    cpu("hashing a password")


def salted_hmac(key_salt, value, secret=None, *, algorithm="sha1") -> object: ...
