from _effects import db
from django.core.handlers.asgi import ASGIRequest
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse
from http.cookies import SimpleCookie


class RequestFactory:
    """Makes requests; calls no view."""

    cookies: SimpleCookie
    defaults: dict

    def __init__(self, *args, **kwargs): ...

    def delete(self, path, *args, **kwargs) -> WSGIRequest: ...

    def generic(self, method, path, *args, **kwargs) -> WSGIRequest: ...

    def get(self, path, *args, **kwargs) -> WSGIRequest: ...

    def head(self, path, *args, **kwargs) -> WSGIRequest: ...

    def options(self, path, *args, **kwargs) -> WSGIRequest: ...

    def patch(self, path, *args, **kwargs) -> WSGIRequest: ...

    def post(self, path, *args, **kwargs) -> WSGIRequest: ...

    def put(self, path, *args, **kwargs) -> WSGIRequest: ...

    def request(self, **request) -> WSGIRequest: ...

    def trace(self, path, *args, **kwargs) -> WSGIRequest: ...


class AsyncRequestFactory(RequestFactory):
    def generic(self, method, path, *args, **kwargs) -> ASGIRequest: ...

    def get(self, path, *args, **kwargs) -> ASGIRequest: ...

    def post(self, path, *args, **kwargs) -> ASGIRequest: ...


class Client:
    """Serves requests, views and middleware included."""

    cookies: SimpleCookie
    session: object

    def __init__(self, *args, **kwargs): ...

    def delete(self, path, *args, **kwargs) -> HttpResponse:
        db("Client.delete()")

    def force_login(self, user, backend=None):
        db("Client.force_login()")

    def generic(self, method, path, *args, **kwargs) -> HttpResponse:
        db("Client.generic()")

    def get(self, path, *args, **kwargs) -> HttpResponse:
        db("Client.get()")

    def head(self, path, *args, **kwargs) -> HttpResponse:
        db("Client.head()")

    def login(self, **credentials) -> bool:
        db("Client.login()")

    def logout(self):
        db("Client.logout()")

    def options(self, path, *args, **kwargs) -> HttpResponse:
        db("Client.options()")

    def patch(self, path, *args, **kwargs) -> HttpResponse:
        db("Client.patch()")

    def post(self, path, *args, **kwargs) -> HttpResponse:
        db("Client.post()")

    def put(self, path, *args, **kwargs) -> HttpResponse:
        db("Client.put()")


class AsyncClient:
    cookies: SimpleCookie

    def __init__(self, *args, **kwargs): ...

    async def aforce_login(self, user, backend=None): ...

    async def alogin(self, **credentials) -> bool: ...

    async def alogout(self): ...

    async def delete(self, path, *args, **kwargs) -> HttpResponse: ...

    async def get(self, path, *args, **kwargs) -> HttpResponse: ...

    async def head(self, path, *args, **kwargs) -> HttpResponse: ...

    async def options(self, path, *args, **kwargs) -> HttpResponse: ...

    async def patch(self, path, *args, **kwargs) -> HttpResponse: ...

    async def post(self, path, *args, **kwargs) -> HttpResponse: ...

    async def put(self, path, *args, **kwargs) -> HttpResponse: ...
