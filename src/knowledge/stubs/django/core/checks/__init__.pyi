class CheckMessage:
    hint: str | None
    id: str | None
    level: int
    msg: str

    def __init__(self, *args, **kwargs): ...


class Critical(CheckMessage): ...


class Debug(CheckMessage): ...


class Error(CheckMessage): ...


class Info(CheckMessage): ...


class Warning(CheckMessage): ...


class Tags:
    models: str
    security: str
    urls: str


def run_checks(*args, **kwargs) -> list[CheckMessage]: ...


def register(check=None, *tags, **kwargs):
    return check
