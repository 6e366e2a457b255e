from _effects import db
from django.http import HttpResponse


def add_never_cache_headers(response): ...


def get_cache_key(request, key_prefix=None, method="GET", cache=None) -> str | None:
    db("get_cache_key()")


def get_conditional_response(request, etag=None, last_modified=None, response=None) -> HttpResponse | None: ...


def get_max_age(response) -> int | None: ...


def has_vary_header(response, header_query) -> bool: ...


def learn_cache_key(request, response, cache_timeout=None, key_prefix=None, cache=None) -> str:
    db("learn_cache_key()")


def patch_cache_control(response, **kwargs): ...


def patch_response_headers(response, cache_timeout=None): ...


def patch_vary_headers(response, newheaders): ...


def set_response_etag(response):
    return response
