from _effects import cpu, network
from datetime import timedelta

__version__: str
USE_CLIENT_DEFAULT: object


class HTTPError(Exception):
    request: Request


class RequestError(HTTPError): ...


class TransportError(RequestError): ...


class TimeoutException(TransportError): ...


class ConnectTimeout(TimeoutException): ...


class PoolTimeout(TimeoutException): ...


class ReadTimeout(TimeoutException): ...


class WriteTimeout(TimeoutException): ...


class NetworkError(TransportError): ...


class CloseError(NetworkError): ...


class ConnectError(NetworkError): ...


class ReadError(NetworkError): ...


class WriteError(NetworkError): ...


class ProtocolError(TransportError): ...


class LocalProtocolError(ProtocolError): ...


class RemoteProtocolError(ProtocolError): ...


class ProxyError(TransportError): ...


class UnsupportedProtocol(TransportError): ...


class DecodingError(RequestError): ...


class TooManyRedirects(RequestError): ...


class HTTPStatusError(HTTPError):
    response: Response


class InvalidURL(Exception): ...


class StreamError(RuntimeError): ...


class Auth: ...


class BasicAuth(Auth):
    def __init__(self, username, password): ...


class DigestAuth(Auth):
    def __init__(self, username, password): ...


class Limits:
    def __init__(self, **kwargs): ...


class Timeout:
    def __init__(self, timeout=None, **kwargs): ...


class Headers(dict): ...


class Cookies(dict): ...


class QueryParams(dict): ...


class URL:
    host: str
    path: str
    port: int | None
    query: bytes
    scheme: str

    def __init__(self, url="", **kwargs): ...

    def __str__(self) -> str: ...

    def copy_with(self, **kwargs):
        return self

    def join(self, url):
        return self


class HTTPTransport:
    def __init__(self, *args, **kwargs): ...


class AsyncHTTPTransport:
    def __init__(self, *args, **kwargs): ...


class Request:
    content: bytes
    headers: Headers
    method: str
    url: URL

    def __init__(self, method, url, **kwargs): ...


class Response:
    charset_encoding: str | None
    content: bytes
    cookies: Cookies
    elapsed: timedelta
    encoding: str | None
    has_redirect_location: bool
    headers: Headers
    history: list[Response]
    http_version: str
    is_client_error: bool
    is_closed: bool
    is_error: bool
    is_informational: bool
    is_redirect: bool
    is_server_error: bool
    is_success: bool
    links: dict
    next_request: Request | None
    reason_phrase: str
    request: Request
    status_code: int
    text: str
    url: URL

    def __init__(self, status_code=200, **kwargs): ...

    async def aclose(self): ...

    async def aiter_bytes(self, chunk_size=None):
        yield bytes()

    async def aiter_lines(self):
        yield str()

    async def aiter_raw(self, chunk_size=None):
        yield bytes()

    async def aiter_text(self, chunk_size=None):
        yield str()

    async def aread(self) -> bytes: ...

    def close(self): ...

    def iter_bytes(self, chunk_size=None):
        network("Response.iter_bytes()")
        yield bytes()

    def iter_lines(self):
        network("Response.iter_lines()")
        yield str()

    def iter_raw(self, chunk_size=None):
        network("Response.iter_raw()")
        yield bytes()

    def iter_text(self, chunk_size=None):
        network("Response.iter_text()")
        yield str()

    def json(self, **kwargs) -> object: ...

    def raise_for_status(self):
        return self

    def read(self) -> bytes:
        network("Response.read()")


class _Stream:
    def __enter__(self):
        network("Client.stream()")
        return Response()

    def __exit__(self, exc_type, exc_value, traceback): ...


class _AsyncStream:
    async def __aenter__(self):
        return Response()

    async def __aexit__(self, exc_type, exc_value, traceback): ...


class _Client:
    auth: Auth
    base_url: URL
    cookies: Cookies
    event_hooks: dict
    follow_redirects: bool
    headers: Headers
    is_closed: bool
    params: QueryParams
    timeout: Timeout

    def __init__(self, *args, **kwargs):
        # Builds the TLS context: tens of milliseconds.
        cpu("making an httpx client")

    def build_request(self, method, url, **kwargs) -> Request: ...


class Client(_Client):
    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback): ...

    def close(self): ...

    def request(self, method, url, **kwargs) -> Response:
        network("Client.request()")

    def send(self, request, **kwargs) -> Response:
        network("Client.send()")

    def stream(self, method, url, **kwargs):
        return _Stream()

    def delete(self, url, **kwargs) -> Response:
        network("Client.delete()")

    def get(self, url, **kwargs) -> Response:
        network("Client.get()")

    def head(self, url, **kwargs) -> Response:
        network("Client.head()")

    def options(self, url, **kwargs) -> Response:
        network("Client.options()")

    def patch(self, url, **kwargs) -> Response:
        network("Client.patch()")

    def post(self, url, **kwargs) -> Response:
        network("Client.post()")

    def put(self, url, **kwargs) -> Response:
        network("Client.put()")


class AsyncClient(_Client):
    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback): ...

    async def aclose(self): ...

    async def request(self, method, url, **kwargs) -> Response: ...

    async def send(self, request, **kwargs) -> Response: ...

    def stream(self, method, url, **kwargs):
        return _AsyncStream()

    async def delete(self, url, **kwargs) -> Response: ...

    async def get(self, url, **kwargs) -> Response: ...

    async def head(self, url, **kwargs) -> Response: ...

    async def options(self, url, **kwargs) -> Response: ...

    async def patch(self, url, **kwargs) -> Response: ...

    async def post(self, url, **kwargs) -> Response: ...

    async def put(self, url, **kwargs) -> Response: ...


def delete(url, **kwargs) -> Response:
    network("httpx.delete()")


def get(url, **kwargs) -> Response:
    network("httpx.get()")


def head(url, **kwargs) -> Response:
    network("httpx.head()")


def options(url, **kwargs) -> Response:
    network("httpx.options()")


def patch(url, **kwargs) -> Response:
    network("httpx.patch()")


def post(url, **kwargs) -> Response:
    network("httpx.post()")


def put(url, **kwargs) -> Response:
    network("httpx.put()")


def request(method, url, **kwargs) -> Response:
    network("httpx.request()")


def stream(method, url, **kwargs):
    return _Stream()


def create_ssl_context(*args, **kwargs) -> object:
    cpu("httpx.create_ssl_context()")
