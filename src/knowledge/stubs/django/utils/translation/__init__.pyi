from contextlib import ContextDecorator

LANGUAGE_SESSION_KEY: str


class TranslatorCommentWarning(SyntaxWarning): ...


class override(ContextDecorator):
    def __init__(self, language, deactivate=False): ...

    def __enter__(self): ...

    def __exit__(self, exc_type, exc_value, traceback): ...


def activate(language): ...


def check_for_language(lang_code) -> bool: ...


def deactivate(): ...


def deactivate_all(): ...


def get_language() -> str: ...


def get_language_bidi() -> bool: ...


def get_language_from_path(path) -> str | None: ...


def get_language_from_request(request, check_path=False) -> str: ...


def get_language_info(lang_code) -> dict: ...


def get_supported_language_variant(lang_code, *, strict=False) -> str: ...


def gettext(message) -> str:
    str(message)


def gettext_lazy(message) -> str: ...


def gettext_noop(message):
    return message


def ngettext(singular, plural, number) -> str: ...


def ngettext_lazy(singular, plural, number=None) -> str: ...


def npgettext(context, singular, plural, number) -> str: ...


def npgettext_lazy(context, singular, plural, number=None) -> str: ...


def pgettext(context, message) -> str:
    str(message)


def pgettext_lazy(context, message) -> str: ...


def templatize(src, **kwargs) -> str: ...


def to_language(locale) -> str: ...


def to_locale(language) -> str: ...


# Until Django 4.0


def ugettext(message) -> str: ...


def ugettext_lazy(message) -> str: ...


def ugettext_noop(message) -> str: ...


def ungettext(singular, plural, number) -> str: ...


def ungettext_lazy(singular, plural, number=None) -> str: ...
