from http.client import HTTPResponse


class URLError(OSError):
    reason: object


class HTTPError(URLError, HTTPResponse):
    code: int
    reason: str
    hdrs: object


class ContentTooShortError(URLError): ...
