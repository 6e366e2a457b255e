from _effects import network
from requests.adapters import HTTPAdapter
from requests.cookies import RequestsCookieJar
from requests.models import PreparedRequest, Response
from requests.structures import CaseInsensitiveDict


class Session:
    adapters: dict[str, HTTPAdapter]
    auth: object
    cert: object
    cookies: RequestsCookieJar
    headers: CaseInsensitiveDict
    hooks: dict
    max_redirects: int
    params: dict
    proxies: dict[str, str]
    stream: bool
    trust_env: bool
    verify: object

    def __init__(self): ...

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback): ...

    def close(self): ...

    def get_adapter(self, url) -> HTTPAdapter: ...

    def mount(self, prefix, adapter): ...

    def prepare_request(self, request) -> PreparedRequest: ...

    def request(self, method, url, **kwargs) -> Response:
        network("Session.request()")

    def send(self, request, **kwargs) -> Response:
        network("Session.send()")

    def delete(self, url, *args, **kwargs) -> Response:
        network("Session.delete()")

    def get(self, url, *args, **kwargs) -> Response:
        network("Session.get()")

    def head(self, url, *args, **kwargs) -> Response:
        network("Session.head()")

    def options(self, url, *args, **kwargs) -> Response:
        network("Session.options()")

    def patch(self, url, *args, **kwargs) -> Response:
        network("Session.patch()")

    def post(self, url, *args, **kwargs) -> Response:
        network("Session.post()")

    def put(self, url, *args, **kwargs) -> Response:
        network("Session.put()")


def session():
    return Session()
