from _effects import file


def architecture(*args, **kwargs) -> tuple[str, str]: ...


def freedesktop_os_release() -> dict[str, str]:
    file("platform.freedesktop_os_release()")


def libc_ver(*args, **kwargs) -> tuple[str, str]:
    file("platform.libc_ver()")


def machine() -> str: ...


def node() -> str: ...


def platform(*args, **kwargs) -> str: ...


def processor() -> str: ...


def python_implementation() -> str: ...


def python_version() -> str: ...


def python_version_tuple() -> tuple[str, str, str]: ...


def release() -> str: ...


def system() -> str: ...


def uname() -> object: ...


def version() -> str: ...
