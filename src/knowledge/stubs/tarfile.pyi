from _effects import file
from io import BufferedReader


class TarError(Exception): ...


class ReadError(TarError): ...


class CompressionError(TarError): ...


class StreamError(TarError): ...


class ExtractError(TarError): ...


class HeaderError(TarError): ...


class TarInfo:
    name: str
    size: int
    mtime: float
    mode: int
    type: bytes
    linkname: str

    def __init__(self, name=""): ...

    def isdir(self) -> bool: ...

    def isfile(self) -> bool: ...

    def issym(self) -> bool: ...

    def fromtarfile(self, *args, **kwargs):
        file("TarInfo.fromtarfile()")

    def isblk(self, *args, **kwargs) -> bool: ...

    def ischr(self, *args, **kwargs) -> bool: ...

    def isdev(self, *args, **kwargs) -> bool: ...

    def isfifo(self, *args, **kwargs) -> bool: ...

    def islnk(self, *args, **kwargs) -> bool: ...

    def isreg(self, *args, **kwargs) -> bool: ...

    def tobuf(self, *args, **kwargs) -> bytes: ...


_list = list


class TarFile:
    name: str

    def __init__(self, *args, **kwargs):
        file("tarfile.TarFile()")

    @classmethod
    def open(cls, *args, **kwargs):
        return cls()

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        file("closing a tar file")

    def __iter__(self):
        file("reading a tar file")
        yield TarInfo()

    def add(self, name, arcname=None, *args, **kwargs):
        file("TarFile.add()")

    def addfile(self, tarinfo, fileobj=None):
        file("TarFile.addfile()")

    def close(self):
        file("closing a tar file")

    def extract(self, member, path="", *args, **kwargs):
        file("TarFile.extract()")

    def extractall(self, path=".", *args, **kwargs):
        file("TarFile.extractall()")

    def extractfile(self, member):
        file("TarFile.extractfile()")
        return BufferedReader(member)

    def getmember(self, name) -> TarInfo:
        file("reading a tar file")

    def getmembers(self) -> _list[TarInfo]:
        file("reading a tar file")

    def getnames(self) -> _list[str]:
        file("reading a tar file")

    def gettarinfo(self, *args, **kwargs) -> TarInfo:
        file("TarFile.gettarinfo()")

    def next(self) -> TarInfo | None:
        file("reading a tar file")

    def bz2open(self, *args, **kwargs):
        file("TarFile.bz2open()")

    def gzopen(self, *args, **kwargs):
        file("TarFile.gzopen()")

    def list(self, *args, **kwargs):
        file("TarFile.list()")

    def taropen(self, *args, **kwargs):
        file("TarFile.taropen()")

    def xzopen(self, *args, **kwargs):
        file("TarFile.xzopen()")


def is_tarfile(name) -> bool:
    file("tarfile.is_tarfile()")


def open(*args, **kwargs):
    return TarFile()


def data_filter(*args, **kwargs): ...


def fully_trusted_filter(*args, **kwargs): ...


def tar_filter(*args, **kwargs): ...
