class FrameSummary:
    filename: str
    line: str
    lineno: int
    name: str


class StackSummary(list):
    def format(self) -> list[str]: ...


class TracebackException:
    stack: StackSummary

    def __init__(self, *args, **kwargs): ...

    @classmethod
    def from_exception(cls, exc, **kwargs):
        return cls()

    def format(self, **kwargs) -> list[str]: ...


def extract_stack(f=None, limit=None) -> StackSummary: ...


def extract_tb(tb, limit=None) -> StackSummary: ...


def format_exc(limit=None, chain=True) -> str: ...


def format_exception(exc, *args, **kwargs) -> list[str]: ...


def format_exception_only(exc, *args, **kwargs) -> list[str]: ...


def format_list(extracted_list) -> list[str]: ...


def format_stack(f=None, limit=None) -> list[str]: ...


def format_tb(tb, limit=None) -> list[str]: ...


def print_exc(*args, **kwargs): ...


def print_exception(exc, *args, **kwargs): ...


def print_stack(*args, **kwargs): ...


def print_tb(tb, *args, **kwargs): ...
