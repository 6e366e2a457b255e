A: int
ASCII: int
DEBUG: int
DOTALL: int
I: int
IGNORECASE: int
L: int
LOCALE: int
M: int
MULTILINE: int
NOFLAG: int
S: int
U: int
UNICODE: int
VERBOSE: int
X: int


class error(Exception):
    colno: int
    lineno: int
    msg: str
    pattern: str
    pos: int


PatternError = error


class RegexFlag:
    value: int


class Match:
    endpos: int
    lastgroup: str | None
    lastindex: int | None
    pos: int
    re: Pattern
    regs: tuple
    string: str

    def __getitem__(self, key) -> str: ...

    def end(self, group=0) -> int: ...

    def expand(self, template) -> str: ...

    def group(self, *groups) -> str: ...

    def groupdict(self, default=None) -> dict[str, str]: ...

    def groups(self, default=None) -> tuple[str, ...]: ...

    def span(self, group=0) -> tuple[int, int]: ...

    def start(self, group=0) -> int: ...


class Pattern:
    flags: int
    groupindex: dict[str, int]
    groups: int
    pattern: str

    def findall(self, string, pos=0, endpos=0) -> list[str]: ...

    def finditer(self, string, pos=0, endpos=0):
        yield Match()

    def fullmatch(self, string, pos=0, endpos=0) -> Match | None: ...

    def match(self, string, pos=0, endpos=0) -> Match | None: ...

    def search(self, string, pos=0, endpos=0) -> Match | None: ...

    def split(self, string, maxsplit=0) -> list[str]: ...

    def sub(self, repl, string, count=0) -> str:
        if callable(repl):
            repl(Match())

    def subn(self, repl, string, count=0) -> tuple[str, int]:
        if callable(repl):
            repl(Match())


def compile(pattern, flags=0) -> Pattern: ...


def escape(pattern) -> str: ...


def findall(pattern, string, flags=0) -> list[str]: ...


def finditer(pattern, string, flags=0):
    yield Match()


def fullmatch(pattern, string, flags=0) -> Match | None: ...


def match(pattern, string, flags=0) -> Match | None: ...


def purge(): ...


def search(pattern, string, flags=0) -> Match | None: ...


def split(pattern, string, maxsplit=0, flags=0) -> list[str]: ...


def sub(pattern, repl, string, count=0, flags=0) -> str:
    if callable(repl):
        repl(Match())


def subn(pattern, repl, string, count=0, flags=0) -> tuple[str, int]:
    if callable(repl):
        repl(Match())


def template(pattern, flags=0) -> Pattern: ...
