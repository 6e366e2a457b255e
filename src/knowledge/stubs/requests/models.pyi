from _effects import network
from datetime import timedelta
from requests.cookies import RequestsCookieJar
from requests.structures import CaseInsensitiveDict


class Request:
    data: object
    files: object
    headers: dict
    json: object
    method: str
    params: dict
    url: str

    def __init__(self, method=None, url=None, **kwargs): ...

    def prepare(self) -> PreparedRequest: ...


class PreparedRequest:
    body: object
    headers: CaseInsensitiveDict
    method: str
    path_url: str
    url: str

    def prepare(self, **kwargs): ...

    def prepare_url(self, url, params): ...


class Response:
    """What has arrived; with `stream=True` its contents are still to come, but asking for that is rare."""

    apparent_encoding: str
    content: bytes
    cookies: RequestsCookieJar
    elapsed: timedelta
    encoding: str
    headers: CaseInsensitiveDict
    history: list[Response]
    is_permanent_redirect: bool
    is_redirect: bool
    links: dict
    next: PreparedRequest | None
    ok: bool
    raw: object
    reason: str
    request: PreparedRequest
    status_code: int
    text: str
    url: str

    def __bool__(self) -> bool: ...

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback): ...

    def __iter__(self):
        network("reading a response")
        yield bytes()

    def close(self): ...

    def iter_content(self, chunk_size=1, decode_unicode=False):
        network("Response.iter_content()")
        yield bytes()

    def iter_lines(self, chunk_size=512, decode_unicode=False, delimiter=None):
        network("Response.iter_lines()")
        yield bytes()

    def json(self, **kwargs) -> object: ...

    def raise_for_status(self): ...
