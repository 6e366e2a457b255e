from _effects import network

EPOLLIN: int
EPOLLOUT: int
POLLIN: int
POLLOUT: int


def epoll(*args, **kwargs) -> object: ...


def poll() -> object: ...


def select(rlist, wlist, xlist, timeout=None) -> tuple[list, list, list]:
    network("select.select()")
