from _effects import file, lock

LOCK_EX: int
LOCK_NB: int
LOCK_SH: int
LOCK_UN: int


def fcntl(fd, cmd, arg=0) -> int:
    file("fcntl.fcntl()")


def flock(fd, operation):
    lock("fcntl.flock()")


def lockf(fd, cmd, *args):
    lock("fcntl.lockf()")


def ioctl(*args, **kwargs):
    file("fcntl.ioctl()")
