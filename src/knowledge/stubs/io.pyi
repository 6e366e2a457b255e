from _effects import file
from builtins import open as open

DEFAULT_BUFFER_SIZE: int
SEEK_SET: int
SEEK_CUR: int
SEEK_END: int
UnsupportedOperation = OSError


class IOBase:
    closed: bool

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        self.close()

    def close(self): ...

    def fileno(self) -> int: ...

    def flush(self): ...

    def isatty(self) -> bool: ...

    def readable(self) -> bool: ...

    def seekable(self) -> bool: ...

    def writable(self) -> bool: ...


class RawIOBase(IOBase): ...


class BufferedIOBase(IOBase): ...


class TextIOBase(IOBase): ...


class StringIO(TextIOBase):
    def __init__(self, initial_value="", newline="\n"): ...

    def __iter__(self):
        yield str()

    def getvalue(self) -> str: ...

    def read(self, size=-1) -> str: ...

    def readline(self, size=-1) -> str: ...

    def readlines(self, hint=-1) -> list[str]: ...

    def seek(self, offset, whence=0) -> int: ...

    def tell(self) -> int: ...

    def truncate(self, size=None) -> int: ...

    def write(self, text) -> int: ...

    def writelines(self, lines):
        for line in lines:
            pass


class BytesIO(BufferedIOBase):
    def __init__(self, initial_bytes=b""): ...

    def __iter__(self):
        yield bytes()

    def getbuffer(self) -> memoryview: ...

    def getvalue(self) -> bytes: ...

    def read(self, size=-1) -> bytes: ...

    def read1(self, size=-1) -> bytes: ...

    def readinto(self, buffer) -> int: ...

    def readline(self, size=-1) -> bytes: ...

    def readlines(self, hint=-1) -> list[bytes]: ...

    def seek(self, offset, whence=0) -> int: ...

    def tell(self) -> int: ...

    def truncate(self, size=None) -> int: ...

    def write(self, data) -> int: ...

    def writelines(self, lines):
        for line in lines:
            pass


class _File(IOBase):
    """An open file, text or bytes."""

    name: str
    mode: str
    encoding: str
    errors: str
    newlines: str
    buffer: BufferedReader
    raw: FileIO

    def __init__(self, *args, **kwargs): ...

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        file("closing a file")

    def __iter__(self):
        file("reading a file")
        yield str()

    def __next__(self) -> str:
        file("reading a file")

    def close(self):
        file("closing a file")

    def detach(self):
        return self

    def flush(self):
        file("writing a file")

    def peek(self, size=0) -> bytes:
        file("reading a file")

    def read(self, size=-1) -> str:
        file("reading a file")

    def read1(self, size=-1) -> bytes:
        file("reading a file")

    def readall(self) -> bytes:
        file("reading a file")

    def readinto(self, buffer) -> int:
        file("reading a file")

    def readline(self, size=-1) -> str:
        file("reading a file")

    def readlines(self, hint=-1) -> list[str]:
        file("reading a file")

    def reconfigure(self, **kwargs): ...

    def seek(self, offset, whence=0) -> int:
        file("seeking in a file")

    def tell(self) -> int: ...

    def truncate(self, size=None) -> int:
        file("writing a file")

    def write(self, data) -> int:
        file("writing a file")

    def writelines(self, lines):
        for line in lines:
            pass
        file("writing a file")

    def readinto1(self, *args, **kwargs) -> int:
        file("file.readinto1()")


class OpenFile(_File, TextIOBase):
    """What `open()` gives, whatever its mode."""


class TextIOWrapper(TextIOBase):
    buffer: BufferedReader
    encoding: str
    errors: str
    newlines: str

    def __init__(self, buffer, encoding=None, errors=None, newline=None, *args, **kwargs):
        self.buffer = buffer

    def __iter__(self):
        for line in self.buffer:
            yield str()

    def __exit__(self, exc_type, exc_value, traceback):
        self.buffer.close()

    def close(self):
        self.buffer.close()

    def detach(self):
        return self.buffer

    def flush(self):
        self.buffer.flush()

    def read(self, size=-1) -> str:
        self.buffer.read(size)

    def readline(self, size=-1) -> str:
        self.buffer.readline(size)

    def readlines(self, hint=-1) -> list[str]:
        self.buffer.readlines(hint)

    def reconfigure(self, **kwargs): ...

    def seek(self, offset, whence=0) -> int:
        self.buffer.seek(offset, whence)

    def tell(self) -> int: ...

    def truncate(self, size=None) -> int:
        self.buffer.truncate(size)

    def write(self, text) -> int:
        self.buffer.write(text)

    def writelines(self, lines):
        for line in lines:
            self.buffer.write(line)


class FileIO(_File, RawIOBase): ...


class BufferedReader(_File, BufferedIOBase): ...


class BufferedWriter(_File, BufferedIOBase): ...


class BufferedRandom(_File, BufferedIOBase): ...


class BufferedRWPair(_File, BufferedIOBase): ...


def open_code(path):
    file("io.open_code()")
    return BufferedReader(path)


def text_encoding(encoding, stacklevel=2) -> str: ...
