from _effects import file


class LoadError(OSError): ...


class Cookie:
    domain: str
    expires: int | None
    name: str
    path: str
    secure: bool
    value: str


class CookiePolicy: ...


class DefaultCookiePolicy(CookiePolicy):
    def __init__(self, **kwargs): ...


class CookieJar:
    def __init__(self, policy=None): ...

    def __iter__(self):
        yield Cookie()

    def add_cookie_header(self, request): ...

    def clear(self, *args): ...

    def extract_cookies(self, response, request): ...

    def set_cookie(self, cookie): ...


class FileCookieJar(CookieJar):
    def load(self, *args, **kwargs):
        file("FileCookieJar.load()")

    def save(self, *args, **kwargs):
        file("FileCookieJar.save()")


class LWPCookieJar(FileCookieJar): ...


class MozillaCookieJar(FileCookieJar): ...
