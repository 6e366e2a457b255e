from _effects import cpu, file
from builtins import open as open_file
from io import BufferedIOBase


class GzipFile(BufferedIOBase):
    def __init__(self, filename=None, mode="rb", compresslevel=9, fileobj=None, *args, **kwargs):
        fileobj = filename if fileobj is None else fileobj
        if isinstance(fileobj, str):
            file("gzip.GzipFile()")
        self.fp = open_file(fileobj) if isinstance(fileobj, str) else fileobj

    def __iter__(self):
        for line in self.fp:
            yield bytes()

    def close(self):
        self.fp.write(b"")

    def read(self, size=-1) -> bytes:
        self.fp.read(size)

    def readline(self, size=-1) -> bytes:
        self.fp.read(size)

    def readlines(self, hint=-1) -> list[bytes]:
        self.fp.read(hint)

    def seek(self, offset, whence=0) -> int:
        self.fp.seek(offset, whence)

    def tell(self) -> int: ...

    def write(self, data) -> int:
        self.fp.write(data)

    def peek(self, *args, **kwargs) -> bytes:
        file("GzipFile.peek()")

    def read1(self, *args, **kwargs) -> bytes:
        file("GzipFile.read1()")

    def readinto(self, *args, **kwargs) -> int:
        file("GzipFile.readinto()")

    def readinto1(self, *args, **kwargs) -> int:
        file("GzipFile.readinto1()")

    def rewind(self, *args, **kwargs):
        file("GzipFile.rewind()")

    def truncate(self, *args, **kwargs) -> int:
        file("GzipFile.truncate()")

    def writelines(self, *args, **kwargs):
        file("GzipFile.writelines()")


class BadGzipFile(OSError): ...


def compress(data, *args, **kwargs) -> bytes:
    cpu("gzip.compress()")


def decompress(data, *args, **kwargs) -> bytes:
    cpu("gzip.decompress()")


def open(filename, *args, **kwargs):
    return GzipFile(filename)
