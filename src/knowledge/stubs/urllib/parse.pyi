class _Split:
    scheme: str
    netloc: str
    path: str
    params: str
    query: str
    fragment: str
    username: str | None
    password: str | None
    hostname: str | None
    port: int | None
    url: str

    def __init__(self, scheme="", netloc="", path="", *rest): ...

    def __getitem__(self, index) -> str: ...

    def __iter__(self):
        yield str()

    def _asdict(self) -> dict[str, str]: ...

    def _replace(self, **kwargs):
        return self

    def geturl(self) -> str: ...


class SplitResult(_Split): ...


class ParseResult(_Split): ...


class DefragResult(_Split): ...


def parse_qs(qs, **kwargs) -> dict[str, list[str]]: ...


def parse_qsl(qs, **kwargs) -> list[tuple[str, str]]: ...


def quote(string, safe="/", encoding=None, errors=None) -> str:
    str(string)


def quote_from_bytes(data, safe="/") -> str: ...


def quote_plus(string, safe="", encoding=None, errors=None) -> str:
    str(string)


def unquote(string, encoding="utf-8", errors="replace") -> str: ...


def unquote_plus(string, encoding="utf-8", errors="replace") -> str: ...


def unquote_to_bytes(string) -> bytes: ...


def urldefrag(url) -> DefragResult: ...


def urlencode(query, doseq=False, *args, **kwargs) -> str:
    for pair in query.items() if hasattr(query, "items") else query:
        str(pair)


def urljoin(base, url, allow_fragments=True) -> str: ...


def urlparse(url, scheme="", allow_fragments=True) -> ParseResult: ...


def urlsplit(url, scheme="", allow_fragments=True) -> SplitResult: ...


def urlunparse(components) -> str: ...


def urlunsplit(components) -> str: ...
