QUOTE_ALL: int
QUOTE_MINIMAL: int
QUOTE_NONE: int
QUOTE_NONNUMERIC: int


class Error(Exception): ...


class Dialect:
    delimiter: str
    quotechar: str
    escapechar: str
    doublequote: bool
    skipinitialspace: bool
    lineterminator: str
    quoting: int
    strict: bool


class excel(Dialect): ...


class excel_tab(excel): ...


class unix_dialect(Dialect): ...


class _Reader:
    line_num: int
    dialect: Dialect

    def __init__(self, lines):
        self.lines = iter(lines)

    def __iter__(self):
        for line in self.lines:
            yield [str()]

    def __next__(self) -> list[str]:
        next(self.lines)


class _Writer:
    dialect: Dialect

    def __init__(self, target):
        self.target = target

    def writerow(self, row) -> int:
        for value in row:
            str(value)
        self.target.write("")

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)


class DictReader:
    line_num: int
    restkey: str | None
    restval: str | None

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwargs):
        self.lines = iter(f)

    @property
    def fieldnames(self) -> list[str]:
        next(self.lines, None)

    def __iter__(self):
        for line in self.lines:
            yield {"": str()}

    def __next__(self) -> dict[str, str]:
        next(self.lines)


class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwargs):
        self.target = f
        self.fieldnames = list(fieldnames)

    def writeheader(self) -> int:
        self.target.write("")

    def writerow(self, rowdict) -> int:
        for value in rowdict.values():
            str(value)
        self.target.write("")

    def writerows(self, rowdicts):
        for row in rowdicts:
            self.writerow(row)


class Sniffer:
    def has_header(self, sample) -> bool: ...

    def sniff(self, sample, delimiters=None) -> Dialect: ...


def field_size_limit(*args) -> int: ...


def get_dialect(name) -> Dialect: ...


def list_dialects() -> list[str]: ...


def reader(lines, dialect="excel", **kwargs):
    return _Reader(lines)


def register_dialect(name, *args, **kwargs): ...


def unregister_dialect(name): ...


def writer(target, dialect="excel", **kwargs):
    return _Writer(target)
