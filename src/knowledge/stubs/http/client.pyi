from _effects import network
from email.message import Message

HTTP_PORT: int
HTTPS_PORT: int


class HTTPException(Exception): ...


class BadStatusLine(HTTPException): ...


class CannotSendRequest(HTTPException): ...


class IncompleteRead(HTTPException):
    partial: bytes
    expected: int


class InvalidURL(HTTPException): ...


class NotConnected(HTTPException): ...


class RemoteDisconnected(ConnectionResetError): ...


class ResponseNotReady(HTTPException): ...


class HTTPMessage(Message): ...


class HTTPResponse:
    closed: bool
    code: int
    debuglevel: int
    headers: HTTPMessage
    msg: HTTPMessage
    reason: str
    status: int
    url: str
    version: int

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        self.close()

    def __iter__(self):
        network("reading a response")
        yield bytes()

    def close(self):
        network("closing a response")

    def fileno(self) -> int: ...

    def getcode(self) -> int: ...

    def getheader(self, name, default=None) -> str | None: ...

    def getheaders(self) -> list[tuple[str, str]]: ...

    def geturl(self) -> str: ...

    def info(self) -> HTTPMessage: ...

    def isclosed(self) -> bool: ...

    def read(self, amt=None) -> bytes:
        network("reading a response")

    def read1(self, n=-1) -> bytes:
        network("reading a response")

    def readinto(self, buffer) -> int:
        network("reading a response")

    def readline(self, limit=-1) -> bytes:
        network("reading a response")

    def readlines(self, hint=-1) -> list[bytes]:
        network("reading a response")


class HTTPConnection:
    host: str
    port: int
    timeout: float

    def __init__(self, host, port=None, *args, **kwargs): ...

    def close(self): ...

    def connect(self):
        network("HTTPConnection.connect()")

    def endheaders(self, *args, **kwargs):
        network("HTTPConnection.endheaders()")

    def getresponse(self) -> HTTPResponse:
        network("HTTPConnection.getresponse()")

    def putheader(self, header, *values): ...

    def putrequest(self, method, url, **kwargs): ...

    def request(self, method, url, body=None, headers=None, **kwargs):
        network("HTTPConnection.request()")

    def send(self, data):
        network("HTTPConnection.send()")

    def set_debuglevel(self, level): ...

    def set_tunnel(self, host, port=None, headers=None): ...


class HTTPSConnection(HTTPConnection): ...
