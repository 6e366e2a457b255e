from django.utils.safestring import SafeData as SafeData
from django.utils.safestring import SafeString as SafeString
from django.utils.safestring import mark_safe as mark_safe


def avoid_wrapping(value) -> str: ...


def conditional_escape(text) -> str:
    str(text)


def escape(text) -> str:
    str(text)


def escapejs(value) -> str:
    str(value)


def format_html(format_string, *args, **kwargs) -> str:
    for value in args:
        str(value)
    for value in kwargs.values():
        str(value)


def format_html_join(sep, format_string, args_generator) -> str:
    for args in args_generator:
        for value in args:
            str(value)


def html_safe(klass):
    return klass


def json_script(value, element_id=None, encoder=None) -> str:
    str(value)


def linebreaks(value, autoescape=False) -> str:
    str(value)


def smart_urlquote(url) -> str: ...


def strip_spaces_between_tags(value) -> str:
    str(value)


def strip_tags(value) -> str:
    str(value)


def urlize(text, trim_url_limit=None, nofollow=False, autoescape=False) -> str:
    str(text)
