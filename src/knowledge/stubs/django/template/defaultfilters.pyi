def addslashes(value) -> str: ...


def add(value, arg):
    return value + arg


def capfirst(value) -> str: ...


def date(value, arg=None) -> str: ...


def cut(value, arg) -> str:
    str(value)


def default(value, arg):
    return value or arg


def default_if_none(value, arg):
    return arg if value is None else value


def dictsort(value, arg) -> list:
    list(value)


def escape(value) -> str:
    str(value)


def escapejs_filter(value) -> str:
    str(value)


def filesizeformat(value) -> str: ...


def first(value):
    return value[0]


def floatformat(text, arg=-1) -> str: ...


def force_escape(value) -> str:
    str(value)


def join(value, arg, autoescape=True) -> str:
    for item in value:
        str(item)


def last(value):
    return value[-1]


def length(value) -> int:
    len(value)


def linebreaks(value, autoescape=True) -> str:
    str(value)


def linebreaks_filter(value, autoescape=True) -> str:
    str(value)


def linebreaksbr(value, autoescape=True) -> str:
    str(value)


def lower(value) -> str:
    str(value)


def pluralize(value, arg="s") -> str: ...


def random(value):
    len(value)
    return value[0]


def safe(value) -> str:
    str(value)


def slugify(value) -> str:
    str(value)


def stringfilter(func):
    return func


def stringformat(value, arg) -> str:
    str(value)


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


def yesno(value, arg=None) -> str:
    bool(value)
