from django.urls.resolvers import URLPattern


def include(arg, namespace=None) -> tuple: ...


def path(route, view, kwargs=None, name=None) -> URLPattern: ...


def re_path(route, view, kwargs=None, name=None) -> URLPattern: ...
