from _effects import file

LOCK_EX: int
LOCK_NB: int
LOCK_SH: int


def lock(f, flags) -> bool:
    file("locking a file")


def unlock(f) -> bool:
    file("unlocking a file")
