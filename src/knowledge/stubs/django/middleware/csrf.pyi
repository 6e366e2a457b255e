from django.utils.deprecation import MiddlewareMixin

CSRF_SESSION_KEY: str
CSRF_TOKEN_LENGTH: int
REASON_BAD_ORIGIN: str
REASON_BAD_REFERER: str
REASON_CSRF_TOKEN_MISSING: str
REASON_INCORRECT_LENGTH: str
REASON_NO_CSRF_COOKIE: str
REASON_NO_REFERER: str


class CsrfViewMiddleware(MiddlewareMixin): ...


def get_token(request) -> str: ...


def rotate_token(request): ...
