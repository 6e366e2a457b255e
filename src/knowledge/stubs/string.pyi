ascii_letters: str
ascii_lowercase: str
ascii_uppercase: str
digits: str
hexdigits: str
octdigits: str
printable: str
punctuation: str
whitespace: str


class Formatter:
    def format(self, format_string, *args, **kwargs) -> str:
        for value in args:
            str(value)
        for value in kwargs.values():
            str(value)

    def vformat(self, format_string, args, kwargs) -> str:
        for value in args:
            str(value)
        for value in kwargs.values():
            str(value)


class Template:
    template: str

    def __init__(self, template): ...

    def safe_substitute(self, mapping=None, **kwargs) -> str:
        for value in mapping.values():
            str(value)
        for value in kwargs.values():
            str(value)

    def substitute(self, mapping=None, **kwargs) -> str:
        for value in mapping.values():
            str(value)
        for value in kwargs.values():
            str(value)


def capwords(s, sep=None) -> str: ...
