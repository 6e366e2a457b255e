from _effects import file


def add_type(type, ext, strict=True): ...


def guess_all_extensions(type, strict=True) -> list[str]: ...


def guess_extension(type, strict=True) -> str | None: ...


def guess_file_type(path, **kwargs) -> tuple[str | None, str | None]: ...


def guess_type(url, strict=True) -> tuple[str | None, str | None]: ...


def init(files=None):
    file("mimetypes.init()")
