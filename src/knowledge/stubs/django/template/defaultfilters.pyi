def addslashes(value) -> str: ...


def capfirst(value) -> str: ...


def date(value, arg=None) -> str: ...


def default(value, arg):
    return value or arg


def default_if_none(value, arg):
    return arg if value is None else value


def escape(value) -> str:
    str(value)


def escapejs_filter(value) -> str:
    str(value)


def filesizeformat(value) -> str: ...


def first(value):
    return value[0]


def floatformat(text, arg=-1) -> str: ...


def join(value, arg, autoescape=True) -> str:
    for item in value:
        str(item)


def last(value):
    return value[-1]


def length(value) -> int:
    len(value)


def linebreaks_filter(value, autoescape=True) -> str:
    str(value)


def linebreaksbr(value, autoescape=True) -> str:
    str(value)


def lower(value) -> str:
    str(value)


def pluralize(value, arg="s") -> str: ...


def slugify(value) -> str:
    str(value)


def stringfilter(func):
    return func


def striptags(value) -> str:
    str(value)


def time(value, arg=None) -> str: ...


def timesince_filter(value, arg=None) -> str: ...


def timeuntil_filter(value, arg=None) -> str: ...


def title(value) -> str:
    str(value)


def truncatechars(value, arg) -> str:
    str(value)


def truncatechars_html(value, arg) -> str:
    str(value)


def truncatewords(value, arg) -> str:
    str(value)


def truncatewords_html(value, arg) -> str:
    str(value)


def upper(value) -> str:
    str(value)


def urlencode(value, safe=None) -> str:
    str(value)


def urlize(value, autoescape=True) -> str:
    str(value)


def wordcount(value) -> int:
    str(value)
