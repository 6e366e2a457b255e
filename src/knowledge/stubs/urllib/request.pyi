from _effects import network
from http.client import HTTPResponse


class Request:
    data: bytes | None
    full_url: str
    headers: dict[str, str]
    host: str
    method: str
    type: str

    def __init__(self, url, data=None, headers=None, *args, **kwargs): ...

    def add_header(self, key, value): ...

    def add_unredirected_header(self, key, value): ...

    def get_full_url(self) -> str: ...

    def get_header(self, name, default=None) -> str | None: ...

    def get_method(self) -> str: ...

    def has_header(self, name) -> bool: ...

    def header_items(self) -> list[tuple[str, str]]: ...

    def set_proxy(self, host, type): ...


class OpenerDirector:
    addheaders: list[tuple[str, str]]

    def add_handler(self, handler): ...

    def open(self, url, data=None, timeout=None) -> HTTPResponse:
        network("OpenerDirector.open()")


class BaseHandler: ...


class HTTPBasicAuthHandler(BaseHandler):
    def __init__(self, password_mgr=None): ...

    def add_password(self, realm, uri, user, passwd): ...


class HTTPCookieProcessor(BaseHandler):
    def __init__(self, cookiejar=None): ...


class HTTPHandler(BaseHandler):
    def __init__(self, debuglevel=0): ...


class HTTPPasswordMgrWithDefaultRealm:
    def add_password(self, realm, uri, user, passwd): ...


class HTTPRedirectHandler(BaseHandler): ...


class HTTPSHandler(BaseHandler):
    def __init__(self, *args, **kwargs): ...


class ProxyHandler(BaseHandler):
    def __init__(self, proxies=None): ...


def build_opener(*handlers) -> OpenerDirector: ...


def getproxies() -> dict[str, str]: ...


def install_opener(opener): ...


def parse_http_list(s) -> list[str]: ...


def pathname2url(path) -> str: ...


def url2pathname(url) -> str: ...


def urlcleanup(): ...


def urlopen(url, data=None, timeout=None, **kwargs) -> HTTPResponse:
    network("urllib.request.urlopen()")


def urlretrieve(url, filename=None, reporthook=None, data=None) -> tuple[str, object]:
    network("urllib.request.urlretrieve()")
