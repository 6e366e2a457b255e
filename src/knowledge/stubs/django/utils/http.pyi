def base36_to_int(s) -> int: ...


def content_disposition_header(as_attachment, filename) -> str | None: ...


def escape_leading_slashes(url) -> str: ...


def http_date(epoch_seconds=None) -> str: ...


def int_to_base36(i) -> str: ...


def is_safe_url(url, allowed_hosts, require_https=False) -> bool: ...


def is_same_domain(host, pattern) -> bool: ...


def parse_etags(etag_str) -> list[str]: ...


def parse_header_parameters(line, **kwargs) -> tuple[str, dict[str, str]]: ...


def parse_http_date(date) -> int: ...


def parse_http_date_safe(date) -> int | None: ...


def quote_etag(etag_str) -> str: ...


def url_has_allowed_host_and_scheme(url, allowed_hosts, require_https=False) -> bool: ...


def urlencode(query, doseq=False) -> str:
    for pair in query.items() if hasattr(query, "items") else query:
        str(pair)


def urlquote(url, safe="/") -> str:
    str(url)


def urlquote_plus(url, safe="") -> str:
    str(url)


def urlsafe_base64_decode(s) -> bytes: ...


def urlsafe_base64_encode(s) -> str: ...


def urlunquote(quoted_url) -> str: ...
