from _effects import cpu, file
from io import BufferedIOBase


class LZMAFile(BufferedIOBase):
    def __init__(self, filename=None, mode="rb", compresslevel=9, fileobj=None, *args, **kwargs):
        fileobj = filename if fileobj is None else fileobj
        if isinstance(fileobj, str):
            file("lzma.LZMAFile()")
        self.fp = open(fileobj) if isinstance(fileobj, str) else fileobj

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
        file("LZMAFile.peek()")

    def read1(self, *args, **kwargs) -> bytes:
        file("LZMAFile.read1()")

    def readinto(self, *args, **kwargs) -> int:
        file("LZMAFile.readinto()")

    def readinto1(self, *args, **kwargs) -> int:
        file("LZMAFile.readinto1()")

    def rewind(self, *args, **kwargs):
        file("LZMAFile.rewind()")

    def truncate(self, *args, **kwargs) -> int:
        file("LZMAFile.truncate()")

    def writelines(self, *args, **kwargs):
        file("LZMAFile.writelines()")


class LZMAError(Exception): ...


def compress(data, *args, **kwargs) -> bytes:
    cpu("lzma.compress()")


def decompress(data, *args, **kwargs) -> bytes:
    cpu("lzma.decompress()")


def open(filename, *args, **kwargs):
    return LZMAFile(filename)
