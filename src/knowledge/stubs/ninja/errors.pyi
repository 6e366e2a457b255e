class ConfigError(Exception): ...


class HttpError(Exception):
    message: str
    status_code: int

    def __init__(self, status_code, message): ...


class AuthenticationError(HttpError): ...


class AuthorizationError(HttpError): ...


class Throttled(HttpError): ...


class ValidationError(Exception):
    errors: list
