from _effects import network

EVENT_READ: int
EVENT_WRITE: int


class DefaultSelector:
    def close(self): ...

    def register(self, fileobj, events, data=None) -> object: ...

    def select(self, timeout=None) -> list:
        network("selectors.select()")

    def unregister(self, fileobj) -> object: ...
