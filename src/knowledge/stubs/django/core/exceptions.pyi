class FieldDoesNotExist(Exception): ...


class AppRegistryNotReady(Exception): ...


class ObjectDoesNotExist(Exception): ...


class ObjectNotUpdated(Exception): ...


class MultipleObjectsReturned(Exception): ...


class SuspiciousOperation(Exception): ...


class SuspiciousMultipartForm(SuspiciousOperation): ...


class SuspiciousFileOperation(SuspiciousOperation): ...


class DisallowedHost(SuspiciousOperation): ...


class DisallowedRedirect(SuspiciousOperation): ...


class TooManyFieldsSent(SuspiciousOperation): ...


class TooManyFilesSent(SuspiciousOperation): ...


class RequestDataTooBig(SuspiciousOperation): ...


class RequestAborted(Exception): ...


class BadRequest(Exception): ...


class PermissionDenied(Exception): ...


class ViewDoesNotExist(Exception): ...


class MiddlewareNotUsed(Exception): ...


class ImproperlyConfigured(Exception): ...


class FieldError(Exception): ...


class FieldFetchBlocked(FieldError): ...


NON_FIELD_ERRORS = "__all__"


class ValidationError(Exception):
    code: str | None
    error_dict: dict[str, list]
    error_list: list
    message: str
    messages: list[str]
    message_dict: dict[str, list[str]]
    params: dict | None

    def __init__(self, message, code=None, params=None): ...

    def __iter__(self):
        yield str()

    def __str__(self) -> str: ...

    def update_error_dict(self, error_dict) -> dict: ...


class EmptyResultSet(Exception): ...


class FullResultSet(Exception): ...


class SynchronousOnlyOperation(Exception): ...
