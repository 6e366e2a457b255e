# Handlers are configuration: logging itself is taken not to wait. Arguments are converted to text.

CRITICAL: int
DEBUG: int
ERROR: int
FATAL: int
INFO: int
NOTSET: int
WARN: int
WARNING: int


class LogRecord:
    args: tuple
    created: float
    exc_info: tuple | None
    filename: str
    funcName: str
    levelname: str
    levelno: int
    lineno: int
    message: str
    module: str
    msg: str
    name: str
    pathname: str

    def getMessage(self) -> str: ...


class Filter:
    def __init__(self, name=""): ...

    def filter(self, record) -> bool: ...


class Formatter:
    def __init__(self, *args, **kwargs): ...

    def format(self, record) -> str: ...

    def formatException(self, exc_info) -> str: ...

    def formatTime(self, record, datefmt=None) -> str: ...


class Handler:
    formatter: Formatter
    level: int

    def __init__(self, level=0): ...

    def acquire(self): ...

    def addFilter(self, filter): ...

    def close(self): ...

    def emit(self, record): ...

    def flush(self): ...

    def format(self, record) -> str: ...

    def handle(self, record) -> bool: ...

    def handleError(self, record): ...

    def release(self): ...

    def setFormatter(self, formatter): ...

    def setLevel(self, level): ...


class StreamHandler(Handler):
    def __init__(self, stream=None): ...


class FileHandler(StreamHandler):
    def __init__(self, filename, *args, **kwargs): ...


class NullHandler(Handler): ...


class Logger:
    disabled: bool
    handlers: list[Handler]
    level: int
    name: str
    parent: Logger | None
    propagate: bool

    def addFilter(self, filter): ...

    def addHandler(self, handler): ...

    def critical(self, msg, *args, **kwargs):
        str(msg)
        for arg in args:
            str(arg)

    def debug(self, msg, *args, **kwargs):
        str(msg)
        for arg in args:
            str(arg)

    def error(self, msg, *args, **kwargs):
        str(msg)
        for arg in args:
            str(arg)

    def exception(self, msg, *args, **kwargs):
        str(msg)
        for arg in args:
            str(arg)

    def fatal(self, msg, *args, **kwargs):
        str(msg)
        for arg in args:
            str(arg)

    def getChild(self, suffix) -> Logger: ...

    def getEffectiveLevel(self) -> int: ...

    def handle(self, record): ...

    def hasHandlers(self) -> bool: ...

    def info(self, msg, *args, **kwargs):
        str(msg)
        for arg in args:
            str(arg)

    def isEnabledFor(self, level) -> bool: ...

    def log(self, level, msg, *args, **kwargs):
        str(msg)
        for arg in args:
            str(arg)

    def removeHandler(self, handler): ...

    def setLevel(self, level): ...

    def warn(self, msg, *args, **kwargs):
        str(msg)
        for arg in args:
            str(arg)

    def warning(self, msg, *args, **kwargs):
        str(msg)
        for arg in args:
            str(arg)


class LoggerAdapter(Logger):
    extra: dict
    logger: Logger

    def __init__(self, logger, extra=None): ...


root = Logger()


def addLevelName(level, name): ...


def basicConfig(**kwargs): ...


def captureWarnings(capture): ...


def critical(msg, *args, **kwargs):
    root.critical(msg, *args)


def debug(msg, *args, **kwargs):
    root.debug(msg, *args)


def disable(level=50): ...


def error(msg, *args, **kwargs):
    root.error(msg, *args)


def exception(msg, *args, **kwargs):
    root.exception(msg, *args)


def getLevelName(level) -> str: ...


def getLogger(name=None) -> Logger: ...


def info(msg, *args, **kwargs):
    root.info(msg, *args)


def log(level, msg, *args, **kwargs):
    root.log(level, msg, *args)


def shutdown(): ...


def warn(msg, *args, **kwargs):
    root.warn(msg, *args)


def warning(msg, *args, **kwargs):
    root.warning(msg, *args)
