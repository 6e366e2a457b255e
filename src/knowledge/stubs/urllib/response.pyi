from http.client import HTTPResponse


class addinfourl(HTTPResponse): ...
