from _effects import network
from requests.models import Response


def delete(url, *args, **kwargs) -> Response:
    network("requests.delete()")


def get(url, *args, **kwargs) -> Response:
    network("requests.get()")


def head(url, *args, **kwargs) -> Response:
    network("requests.head()")


def options(url, *args, **kwargs) -> Response:
    network("requests.options()")


def patch(url, *args, **kwargs) -> Response:
    network("requests.patch()")


def post(url, *args, **kwargs) -> Response:
    network("requests.post()")


def put(url, *args, **kwargs) -> Response:
    network("requests.put()")


def request(method, url, **kwargs) -> Response:
    network("requests.request()")
