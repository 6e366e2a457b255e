from _effects import file as _file


class File:
    DEFAULT_CHUNK_SIZE: int
    closed: bool
    content_type: str
    mode: str
    name: str

    def __init__(self, file, name=None):
        self.file = file

    def __bool__(self) -> bool: ...

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        _file("closing a file")

    def __iter__(self):
        _file("reading a file")
        yield bytes()

    def __len__(self) -> int:
        _file("File.size")

    def __str__(self) -> str: ...

    @property
    def size(self) -> int:
        _file("File.size")

    def chunks(self, chunk_size=None):
        _file("File.chunks()")
        yield bytes()

    def close(self):
        _file("closing a file")

    def fileno(self) -> int: ...

    def flush(self):
        _file("writing a file")

    def isatty(self) -> bool: ...

    def multiple_chunks(self, chunk_size=None) -> bool:
        _file("File.size")

    def open(self, mode=None, *args, **kwargs):
        _file("File.open()")
        return self

    def read(self, num_bytes=-1) -> bytes:
        _file("File.read()")

    def readable(self) -> bool: ...

    def readline(self, size=-1) -> bytes:
        _file("File.readline()")

    def readlines(self, hint=-1) -> list[bytes]:
        _file("File.readlines()")

    def seek(self, offset, whence=0) -> int:
        _file("File.seek()")

    def seekable(self) -> bool: ...

    def tell(self) -> int: ...

    def truncate(self, size=None) -> int:
        _file("writing a file")

    def writable(self) -> bool: ...

    def write(self, data) -> int:
        _file("File.write()")

    def writelines(self, lines):
        for line in lines:
            pass
        _file("File.writelines()")


class ContentFile(File):
    """In memory."""

    size: int

    def __init__(self, content, name=None): ...

    def __exit__(self, exc_type, exc_value, traceback): ...

    def __iter__(self):
        yield bytes()

    def __len__(self) -> int: ...

    def chunks(self, chunk_size=None):
        yield bytes()

    def close(self): ...

    def flush(self): ...

    def multiple_chunks(self, chunk_size=None) -> bool: ...

    def open(self, mode=None):
        return self

    def read(self, num_bytes=-1) -> bytes: ...

    def readline(self, size=-1) -> bytes: ...

    def readlines(self, hint=-1) -> list[bytes]: ...

    def seek(self, offset, whence=0) -> int: ...

    def write(self, data) -> int: ...

    def writelines(self, lines):
        for line in lines:
            pass


def endswith_cr(line) -> bool: ...


def endswith_lf(line) -> bool: ...


def equals_lf(line) -> bool: ...
