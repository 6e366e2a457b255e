class ErrorDetail(str):
    code: str


class APIException(Exception):
    default_code: str
    default_detail: str
    detail: object
    status_code: int

    def __init__(self, detail=None, code=None): ...


class AuthenticationFailed(APIException): ...


class MethodNotAllowed(APIException): ...


class NotAcceptable(APIException): ...


class NotAuthenticated(APIException): ...


class NotFound(APIException): ...


class ParseError(APIException): ...


class PermissionDenied(APIException): ...


class Throttled(APIException): ...


class UnsupportedMediaType(APIException): ...


class ValidationError(APIException): ...
