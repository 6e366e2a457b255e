class DjangoUnicodeDecodeError(UnicodeDecodeError): ...


def escape_uri_path(path) -> str: ...


def filepath_to_uri(path) -> str: ...


def force_bytes(s, encoding="utf-8", strings_only=False, errors="strict") -> bytes:
    str(s)


def force_str(s, encoding="utf-8", strings_only=False, errors="strict") -> str:
    str(s)


def force_text(s, encoding="utf-8", strings_only=False, errors="strict") -> str:
    str(s)


def get_system_encoding() -> str: ...


def iri_to_uri(iri) -> str:
    str(iri)


def is_protected_type(obj) -> bool: ...


def punycode(domain) -> str: ...


def repercent_broken_unicode(path) -> bytes: ...


def smart_bytes(s, encoding="utf-8", strings_only=False, errors="strict") -> bytes:
    str(s)


def smart_str(s, encoding="utf-8", strings_only=False, errors="strict") -> str:
    str(s)


def smart_text(s, encoding="utf-8", strings_only=False, errors="strict") -> str:
    str(s)


def uri_to_iri(uri) -> str: ...
