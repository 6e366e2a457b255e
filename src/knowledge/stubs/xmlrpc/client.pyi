from _effects import network


class Error(Exception): ...


class Fault(Error):
    faultCode: int
    faultString: str


class ProtocolError(Error): ...


class Binary:
    data: bytes

    def __init__(self, data=b""): ...


class DateTime:
    def __init__(self, value=0): ...


class _Method:
    def __call__(self, *args) -> object:
        network("XML-RPC call")

    def __getattr__(self, name):
        return _Method()


class ServerProxy:
    def __init__(self, uri, *args, **kwargs): ...

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback): ...

    def __getattr__(self, name):
        return _Method()


def dumps(params, *args, **kwargs) -> str: ...


def loads(data, **kwargs) -> tuple: ...
