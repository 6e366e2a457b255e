from _effects import file

Error = OSError
SameFileError = OSError
ReadError = OSError


class _DiskUsage:
    total: int
    used: int
    free: int

    def __iter__(self):
        yield int()


def chown(path, user=None, group=None, **kwargs):
    file("shutil.chown()")


def copy(src, dst, **kwargs) -> str:
    file("shutil.copy()")


def copy2(src, dst, **kwargs) -> str:
    file("shutil.copy2()")


def copyfile(src, dst, **kwargs) -> str:
    file("shutil.copyfile()")


def copyfileobj(fsrc, fdst, length=0):
    fsrc.read(length)
    fdst.write("")


def copymode(src, dst, **kwargs):
    file("shutil.copymode()")


def copystat(src, dst, **kwargs):
    file("shutil.copystat()")


def copytree(src, dst, **kwargs) -> str:
    file("shutil.copytree()")


def disk_usage(path):
    file("shutil.disk_usage()")
    return _DiskUsage()


def get_archive_formats() -> list[tuple[str, str]]: ...


def get_terminal_size(fallback=(80, 24)) -> tuple[int, int]: ...


def ignore_patterns(*patterns) -> object: ...


def make_archive(base_name, format, *args, **kwargs) -> str:
    file("shutil.make_archive()")


def move(src, dst, copy_function=None) -> str:
    file("shutil.move()")


def rmtree(path, *args, **kwargs):
    file("shutil.rmtree()")


def unpack_archive(filename, *args, **kwargs):
    file("shutil.unpack_archive()")


def which(cmd, mode=1, path=None) -> str | None:
    file("shutil.which()")
