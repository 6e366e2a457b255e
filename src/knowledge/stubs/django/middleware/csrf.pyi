from django.utils.deprecation import MiddlewareMixin


class CsrfViewMiddleware(MiddlewareMixin): ...


def get_token(request) -> str: ...


def rotate_token(request): ...
