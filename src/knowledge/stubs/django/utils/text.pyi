class Truncator:
    def __init__(self, text):
        str(text)

    def chars(self, num, truncate=None, html=False) -> str: ...

    def words(self, num, truncate=None, html=False) -> str: ...


def camel_case_to_spaces(value) -> str: ...


def capfirst(x) -> str: ...


def compress_sequence(sequence, **kwargs):
    for chunk in sequence:
        yield bytes()


def compress_string(s, **kwargs) -> bytes: ...


def format_lazy(format_string, *args, **kwargs) -> str: ...


def get_text_list(list_, last_word="or") -> str:
    for item in list_:
        str(item)


def get_valid_filename(name) -> str:
    str(name)


def normalize_newlines(text) -> str: ...


def phone2numeric(phone) -> str: ...


def slugify(value, allow_unicode=False) -> str:
    str(value)


def smart_split(text):
    yield str()


def unescape_string_literal(s) -> str: ...


def wrap(text, width) -> str: ...
