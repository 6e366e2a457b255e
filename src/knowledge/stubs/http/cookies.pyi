class CookieError(Exception): ...


class Morsel(dict):
    key: str
    value: str
    coded_value: str

    def OutputString(self, attrs=None) -> str: ...

    def output(self, attrs=None, header="Set-Cookie:") -> str: ...


class BaseCookie(dict):
    def load(self, rawdata): ...

    def output(self, attrs=None, header="Set-Cookie:", sep="\r\n") -> str: ...


class SimpleCookie(BaseCookie): ...
