from _effects import network
from requests.models import Response


class BaseAdapter:
    def close(self): ...

    def send(self, request, **kwargs) -> Response:
        network("HTTPAdapter.send()")


class HTTPAdapter(BaseAdapter):
    def __init__(self, *args, **kwargs): ...
