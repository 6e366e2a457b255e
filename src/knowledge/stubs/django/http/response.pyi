import json

from django.core.serializers.json import DjangoJSONEncoder
from django.http.request import HttpRequest
from django.urls.resolvers import ResolverMatch
from django.utils.datastructures import CaseInsensitiveMapping
from http.cookies import SimpleCookie


class BadHeaderError(ValueError): ...


class Http404(Exception): ...


class ResponseHeaders(CaseInsensitiveMapping):
    def __delitem__(self, key): ...

    def __setitem__(self, key, value):
        str(value)

    def pop(self, key, default=None) -> str | None: ...

    def setdefault(self, key, value):
        str(value)


class HttpResponseBase:
    charset: str
    closed: bool
    cookies: SimpleCookie
    headers: ResponseHeaders
    reason_phrase: str
    status_code: int
    streaming: bool
    wsgi_request: HttpRequest
    resolver_match: ResolverMatch

    def __init__(self, content_type=None, status=None, reason=None, charset=None, headers=None):
        str(content_type)

    def __contains__(self, header) -> bool: ...

    def __delitem__(self, header): ...

    def __getitem__(self, header) -> str: ...

    def __setitem__(self, header, value):
        str(value)

    def close(self): ...

    def delete_cookie(self, key, path="/", domain=None, samesite=None): ...

    def flush(self): ...

    def get(self, header, alternate=None) -> str | None: ...

    def getvalue(self) -> bytes: ...

    def has_header(self, header) -> bool: ...

    def items(self) -> list[tuple[str, str]]: ...

    def make_bytes(self, value) -> bytes:
        str(value)

    def readable(self) -> bool: ...

    def seekable(self) -> bool: ...

    def serialize_headers(self) -> bytes: ...

    def set_cookie(self, key, value="", *args, **kwargs):
        str(value)

    def set_signed_cookie(self, key, value, salt="", **kwargs):
        str(value)

    def setdefault(self, key, value):
        str(value)

    def tell(self) -> int: ...

    def writable(self) -> bool: ...

    def write(self, content):
        str(content)

    def writelines(self, lines):
        for line in lines:
            str(line)


class HttpResponse(HttpResponseBase):
    def __init__(self, content=b"", *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.content = content

    def __iter__(self):
        yield bytes()

    def __repr__(self) -> str: ...

    @property
    def content(self) -> bytes: ...

    @content.setter
    def content(self, value):
        if hasattr(value, "__iter__") and not isinstance(value, (bytes, memoryview, str)):
            for chunk in value:
                str(chunk)
        else:
            str(value)

    @property
    def text(self) -> str: ...

    def getvalue(self) -> bytes: ...

    def json(self) -> object: ...

    def serialize(self) -> bytes: ...

    def write(self, content):
        if hasattr(content, "__iter__") and not isinstance(content, (bytes, memoryview, str)):
            for chunk in content:
                str(chunk)
        else:
            str(content)


class StreamingHttpResponse(HttpResponseBase):
    is_async: bool

    def __init__(self, streaming_content=(), *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.streaming_content = streaming_content

    @property
    def streaming_content(self) -> object: ...

    @streaming_content.setter
    def streaming_content(self, value):
        # A queryset is fetched here; an iterator is consumed by Django, in a thread.
        iter(value)

    def __iter__(self):
        yield bytes()


class FileResponse(StreamingHttpResponse):
    block_size: int
    as_attachment: bool
    filename: str
    file_to_stream: object

    def __init__(self, streaming_content=(), *args, as_attachment=False, filename="", **kwargs):
        super().__init__((), *args, **kwargs)
        # Its size goes into the headers.
        streaming_content.seek(0)


class HttpResponseRedirectBase(HttpResponse):
    allowed_schemes: list[str]
    url: str

    def __init__(self, redirect_to, *args, **kwargs):
        super().__init__()
        str(redirect_to)


class HttpResponseRedirect(HttpResponseRedirectBase): ...


class HttpResponsePermanentRedirect(HttpResponseRedirectBase): ...


class HttpResponseNotModified(HttpResponse): ...


class HttpResponseBadRequest(HttpResponse): ...


class HttpResponseNotFound(HttpResponse): ...


class HttpResponseForbidden(HttpResponse): ...


class HttpResponseNotAllowed(HttpResponse):
    def __init__(self, permitted_methods, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for method in permitted_methods:
            pass


class HttpResponseGone(HttpResponse): ...


class HttpResponseServerError(HttpResponse): ...


class JsonResponse(HttpResponse):
    def __init__(self, data, encoder=DjangoJSONEncoder, safe=True, json_dumps_params=None, **kwargs):
        super().__init__(json.dumps(data), **kwargs)
        encoder().default(data)
