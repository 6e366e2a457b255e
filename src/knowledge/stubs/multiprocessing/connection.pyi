from _effects import lock, network


class Connection:
    closed: bool

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback): ...

    def close(self): ...

    def fileno(self) -> int: ...

    def poll(self, timeout=0.0) -> bool:
        lock("Connection.poll()")

    def recv(self) -> object:
        lock("Connection.recv()")

    def recv_bytes(self, maxlength=None) -> bytes:
        lock("Connection.recv_bytes()")

    def recv_bytes_into(self, buffer, offset=0) -> int:
        lock("Connection.recv_bytes_into()")

    def send(self, obj):
        lock("Connection.send()")

    def send_bytes(self, buffer, offset=0, size=None):
        lock("Connection.send_bytes()")


class Listener:
    def __init__(self, *args, **kwargs): ...

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback): ...

    def accept(self) -> Connection:
        network("Listener.accept()")

    def close(self): ...


def Client(address, family=None, authkey=None) -> Connection:
    network("multiprocessing.connection.Client()")


def wait(object_list, timeout=None) -> list:
    lock("multiprocessing.connection.wait()")
