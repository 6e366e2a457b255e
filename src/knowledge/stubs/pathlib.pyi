from _effects import file
from io import OpenFile
from os import stat_result


class PurePath:
    parts: tuple[str, ...]
    drive: str
    root: str
    anchor: str
    name: str
    suffix: str
    suffixes: list[str]
    stem: str

    def __init__(self, *segments): ...

    def __str__(self) -> str: ...

    def __fspath__(self) -> str: ...

    def __truediv__(self, key):
        return self

    def __rtruediv__(self, key):
        return self

    @property
    def parent(self):
        return self

    @property
    def parents(self):
        return [self]

    def as_posix(self) -> str: ...

    def as_uri(self) -> str: ...

    def full_match(self, pattern, **kwargs) -> bool: ...

    def is_absolute(self) -> bool: ...

    def is_relative_to(self, *other) -> bool: ...

    def is_reserved(self) -> bool: ...

    def joinpath(self, *segments):
        return self

    def match(self, pattern, **kwargs) -> bool: ...

    def relative_to(self, *other, **kwargs):
        return self

    def with_name(self, name):
        return self

    def with_segments(self, *segments):
        return self

    def with_stem(self, stem):
        return self

    def with_suffix(self, suffix):
        return self


class PurePosixPath(PurePath): ...


class PureWindowsPath(PurePath): ...


class Path(PurePath):
    @classmethod
    def cwd(cls):
        return cls()

    @classmethod
    def home(cls):
        return cls()

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback): ...

    def absolute(self):
        return self

    def expanduser(self):
        return self

    def chmod(self, mode, **kwargs):
        file("Path.chmod()")

    def copy(self, target, **kwargs):
        file("Path.copy()")
        return self

    def exists(self, **kwargs) -> bool:
        file("Path.exists()")

    def glob(self, pattern, **kwargs):
        file("Path.glob()")
        yield self

    def group(self, **kwargs) -> str:
        file("Path.group()")

    def hardlink_to(self, target):
        file("Path.hardlink_to()")

    def is_block_device(self) -> bool:
        file("Path.is_block_device()")

    def is_char_device(self) -> bool:
        file("Path.is_char_device()")

    def is_dir(self, **kwargs) -> bool:
        file("Path.is_dir()")

    def is_fifo(self) -> bool:
        file("Path.is_fifo()")

    def is_file(self, **kwargs) -> bool:
        file("Path.is_file()")

    def is_mount(self) -> bool:
        file("Path.is_mount()")

    def is_socket(self) -> bool:
        file("Path.is_socket()")

    def is_symlink(self) -> bool:
        file("Path.is_symlink()")

    def iterdir(self):
        file("Path.iterdir()")
        return iter([self])

    def lchmod(self, mode):
        file("Path.lchmod()")

    def lstat(self) -> stat_result:
        file("Path.lstat()")

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        file("Path.mkdir()")

    def move(self, target):
        file("Path.move()")
        return self

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        file("Path.open()")
        return OpenFile(self)

    def owner(self, **kwargs) -> str:
        file("Path.owner()")

    def read_bytes(self) -> bytes:
        file("Path.read_bytes()")

    def read_text(self, encoding=None, errors=None, newline=None) -> str:
        file("Path.read_text()")

    def readlink(self):
        file("Path.readlink()")
        return self

    def rename(self, target):
        file("Path.rename()")
        return self

    def replace(self, target):
        file("Path.replace()")
        return self

    def resolve(self, strict=False):
        file("Path.resolve()")
        return self

    def rglob(self, pattern, **kwargs):
        file("Path.rglob()")
        yield self

    def rmdir(self):
        file("Path.rmdir()")

    def samefile(self, other) -> bool:
        file("Path.samefile()")

    def stat(self, **kwargs) -> stat_result:
        file("Path.stat()")

    def symlink_to(self, target, target_is_directory=False):
        file("Path.symlink_to()")

    def touch(self, mode=0o666, exist_ok=True):
        file("Path.touch()")

    def unlink(self, missing_ok=False):
        file("Path.unlink()")

    def walk(self, *args, **kwargs):
        file("Path.walk()")
        yield self, [str()], [str()]

    def write_bytes(self, data) -> int:
        file("Path.write_bytes()")

    def write_text(self, data, encoding=None, errors=None, newline=None) -> int:
        file("Path.write_text()")

    def is_junction(self, *args, **kwargs) -> bool:
        file("Path.is_junction()")

    def copy_into(self, *args, **kwargs):
        file("Path.copy_into()")

    def move_into(self, *args, **kwargs):
        file("Path.move_into()")


class PosixPath(Path): ...


class WindowsPath(Path): ...
