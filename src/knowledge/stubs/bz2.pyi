from _effects import cpu, file
from io import BufferedIOBase


class BZ2File(BufferedIOBase):
    def __init__(self, filename=None, mode="rb", compresslevel=9, fileobj=None, *args, **kwargs):
        fileobj = filename if fileobj is None else fileobj
        if isinstance(fileobj, str):
            file("bz2.BZ2File()")
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
        file("BZ2File.peek()")

    def read1(self, *args, **kwargs) -> bytes:
        file("BZ2File.read1()")

    def readinto(self, *args, **kwargs) -> int:
        file("BZ2File.readinto()")

    def readinto1(self, *args, **kwargs) -> int:
        file("BZ2File.readinto1()")

    def rewind(self, *args, **kwargs):
        file("BZ2File.rewind()")

    def truncate(self, *args, **kwargs) -> int:
        file("BZ2File.truncate()")

    def writelines(self, *args, **kwargs):
        file("BZ2File.writelines()")


class BZ2Compressor:
    def compress(self, data) -> bytes:
        cpu("bz2.compress()")

    def flush(self) -> bytes: ...


class BZ2Decompressor:
    def decompress(self, data, max_length=-1) -> bytes:
        cpu("bz2.decompress()")


def compress(data, *args, **kwargs) -> bytes:
    cpu("bz2.compress()")


def decompress(data, *args, **kwargs) -> bytes:
    cpu("bz2.decompress()")


def open(filename, *args, **kwargs):
    return BZ2File(filename)
