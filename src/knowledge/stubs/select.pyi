from _effects import network

EPOLLIN: int
EPOLLOUT: int
POLLIN: int
POLLOUT: int


class epoll:
    def __init__(self, *args, **kwargs): ...

    def __enter__(self):
        return self

    def __exit__(self, *args): ...

    def close(self): ...

    def fileno(self) -> int: ...

    def modify(self, fd, eventmask): ...

    def poll(self, timeout=None, maxevents=-1) -> list:
        network("epoll.poll()")

    def register(self, fd, eventmask=0): ...

    def unregister(self, fd): ...


class kqueue:
    def close(self): ...

    def control(self, changelist, max_events, timeout=None) -> list:
        network("kqueue.control()")


class poll:
    def modify(self, fd, eventmask): ...

    def poll(self, timeout=None) -> list:
        network("poll.poll()")

    def register(self, fd, eventmask=0): ...

    def unregister(self, fd): ...


def select(rlist, wlist, xlist, timeout=None) -> tuple[list, list, list]:
    network("select.select()")
