from django.contrib.sessions.backends.base import SessionBase
from django.core.files.uploadedfile import UploadedFile
from django.urls.resolvers import ResolverMatch
from django.utils.datastructures import CaseInsensitiveMapping, MultiValueDict

# The class by a name that no method has.
_Dict = dict


class UnreadablePostError(OSError): ...


class RawPostDataException(Exception): ...


class HttpHeaders(CaseInsensitiveMapping): ...


class _Meta(dict):
    def __getitem__(self, key) -> str: ...

    def get(self, key, default=None) -> str | None: ...


class _Files(MultiValueDict):
    def __contains__(self, key) -> bool: ...

    def __getitem__(self, key) -> UploadedFile: ...

    def __iter__(self):
        yield str()

    def __len__(self) -> int: ...

    def get(self, key, default=None) -> UploadedFile | None: ...

    def getlist(self, key, default=None) -> list[UploadedFile]: ...

    def items(self) -> list[tuple[str, UploadedFile]]: ...

    def keys(self) -> list[str]: ...

    def values(self) -> list[UploadedFile]: ...


class QueryDict(MultiValueDict):
    encoding: str
    # What was put into it by hand becomes text when it is encoded.
    _given = ()

    def __init__(self, query_string=None, mutable=False, encoding=None): ...

    def __contains__(self, key) -> bool: ...

    def __delitem__(self, key): ...

    def __getitem__(self, key) -> str: ...

    def __iter__(self):
        yield str()

    def __len__(self) -> int: ...

    def __setitem__(self, key, value):
        self._given = value

    def __str__(self) -> str: ...

    @classmethod
    def fromkeys(cls, iterable, value="", mutable=False, encoding=None):
        for key in iterable:
            pass
        return cls()

    def appendlist(self, key, value):
        self._given = value

    def clear(self): ...

    def copy(self):
        return self

    def dict(self) -> _Dict[str, str]: ...

    def get(self, key, default=None) -> str | None: ...

    def getlist(self, key, default=None) -> list[str]: ...

    def items(self) -> list[tuple[str, str]]: ...

    def keys(self) -> list[str]: ...

    def lists(self) -> list[tuple[str, list[str]]]: ...

    def pop(self, key, *args) -> list[str]: ...

    def popitem(self) -> tuple[str, list[str]]: ...

    def setdefault(self, key, default=None) -> str: ...

    def setlist(self, key, list_):
        for item in list_:
            pass

    def setlistdefault(self, key, default_list=None) -> list[str]: ...

    def update(self, other=(), **kwargs):
        self._given = other
        self._given = kwargs

    def urlencode(self, safe=None) -> str:
        str(self._given)

    def values(self) -> list[str]: ...


class MediaType:
    main_type: str
    sub_type: str

    def __init__(self, media_type_raw_line): ...

    def match(self, other) -> bool: ...


class HttpRequest:
    # `user`, `session` and what the project's middleware adds are the interpreter's own.
    COOKIES: dict[str, str]
    FILES: _Files
    GET: QueryDict
    META: _Meta
    POST: QueryDict
    accepted_type: MediaType
    accepted_types: list[MediaType]
    body: bytes
    content_params: dict[str, str] | None
    content_type: str | None
    csp_nonce: str
    encoding: str | None
    headers: HttpHeaders
    method: str
    path: str
    path_info: str
    resolver_match: ResolverMatch
    scheme: str
    session: SessionBase
    urlconf: str
    upload_handlers: list

    def __iter__(self):
        yield bytes()

    def __repr__(self) -> str: ...

    def accepts(self, media_type) -> bool: ...

    def build_absolute_uri(self, location=None) -> str:
        str(location)

    def close(self): ...

    def get_full_path(self, force_append_slash=False) -> str: ...

    def get_full_path_info(self, force_append_slash=False) -> str: ...

    def get_host(self) -> str: ...

    def get_port(self) -> str: ...

    def get_preferred_type(self, media_types) -> str | None: ...

    def get_signed_cookie(self, key, default=None, salt="", max_age=None) -> str | None: ...

    def is_ajax(self) -> bool: ...

    def is_secure(self) -> bool: ...

    def parse_file_upload(self, META, post_data) -> tuple[QueryDict, MultiValueDict]: ...

    def read(self, *args, **kwargs) -> bytes: ...

    def readline(self, *args, **kwargs) -> bytes: ...

    def readlines(self) -> list[bytes]: ...


def split_domain_port(host) -> tuple[str, str]: ...


def validate_host(host, allowed_hosts) -> bool: ...
