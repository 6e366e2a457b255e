from django.http import HttpResponse


class _Operations:
    def add_router(self, prefix, router, **kwargs): ...

    def api_operation(self, methods, path, **kwargs):
        return lambda view: view

    def delete(self, path, **kwargs):
        return lambda view: view

    def get(self, path, **kwargs):
        return lambda view: view

    def patch(self, path, **kwargs):
        return lambda view: view

    def post(self, path, **kwargs):
        return lambda view: view

    def put(self, path, **kwargs):
        return lambda view: view


class NinjaAPI(_Operations):
    urls: tuple

    def __init__(self, *args, **kwargs): ...

    def create_response(self, request, data, **kwargs) -> HttpResponse: ...

    def exception_handler(self, exc_class):
        return lambda func: func


class Router(_Operations):
    def __init__(self, *args, **kwargs): ...
