from random import SystemRandom as SystemRandom

DEFAULT_ENTROPY: int


def choice(sequence):
    len(sequence)
    return sequence[0]


def compare_digest(a, b) -> bool: ...


def randbelow(exclusive_upper_bound) -> int: ...


def randbits(k) -> int: ...


def token_bytes(nbytes=None) -> bytes: ...


def token_hex(nbytes=None) -> str: ...


def token_urlsafe(nbytes=None) -> str: ...
