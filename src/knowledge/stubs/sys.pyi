from io import StringIO

api_version: int
argv: list[str]
builtin_module_names: tuple[str, ...]
byteorder: str
copyright: str
dont_write_bytecode: bool
executable: str
flags: object
float_info: object
hash_info: object
hexversion: int
implementation: object
maxsize: int
maxunicode: int
meta_path: list
modules: dict[str, object]
path: list[str]
path_hooks: list
platform: str
prefix: str
base_prefix: str
ps1: str
# Writing to a terminal or a log is taken not to wait.
stderr: StringIO
stdin: StringIO
stdout: StringIO
__stderr__: StringIO
__stdout__: StringIO
version: str
version_info: tuple[int, int, int, str, int]
warnoptions: list[str]


def call_tracing(func, args) -> object: ...


def displayhook(value): ...


def exc_info() -> tuple: ...


def exception() -> BaseException | None: ...


def excepthook(exc_type, exc_value, traceback): ...


def exit(status=None): ...


def getdefaultencoding() -> str: ...


def getfilesystemencoding() -> str: ...


def getrecursionlimit() -> int: ...


def getrefcount(obj) -> int: ...


def getsizeof(obj, *default) -> int: ...


def gettrace() -> object: ...


def intern(string):
    return string


def setrecursionlimit(limit): ...


def settrace(func): ...


def _getframe(depth=0) -> object: ...
