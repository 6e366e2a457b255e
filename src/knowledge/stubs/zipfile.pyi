from _effects import cpu, file
from io import BufferedReader

ZIP_STORED: int
ZIP_DEFLATED: int
ZIP_BZIP2: int
ZIP_LZMA: int


class BadZipFile(Exception): ...


class LargeZipFile(Exception): ...


BadZipfile = BadZipFile


class ZipInfo:
    filename: str
    date_time: tuple[int, int, int, int, int, int]
    compress_type: int
    comment: bytes
    extra: bytes
    file_size: int
    compress_size: int
    CRC: int

    def __init__(self, filename="", date_time=()): ...

    def is_dir(self) -> bool: ...


class ZipFile:
    """In memory when it is made on a `BytesIO`; what that reads and writes is asked of the file itself."""

    filename: str | None
    filelist: list[ZipInfo]
    comment: bytes

    def __init__(self, file, mode="r", *args, **kwargs):
        self.fp = open(file) if isinstance(file, str) else file
        self.fp.read()

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        self.close()

    def close(self):
        self.fp.write("")

    def extract(self, member, path=None, pwd=None) -> str:
        file("ZipFile.extract()")

    def extractall(self, path=None, members=None, pwd=None):
        file("ZipFile.extractall()")

    def getinfo(self, name) -> ZipInfo: ...

    def infolist(self) -> list[ZipInfo]: ...

    def mkdir(self, name, mode=0o777): ...

    def namelist(self) -> list[str]: ...

    def open(self, name, mode="r", pwd=None, **kwargs):
        self.fp.read()
        return BufferedReader(name)

    def printdir(self, file=None): ...

    def read(self, name, pwd=None) -> bytes:
        self.fp.read()

    def setpassword(self, pwd): ...

    def testzip(self) -> str | None:
        self.fp.read()
        cpu("ZipFile.testzip()")

    def write(self, filename, arcname=None, **kwargs):
        file("ZipFile.write()")

    def writestr(self, zinfo_or_arcname, data, **kwargs):
        self.fp.write("")


class Path:
    name: str

    def __init__(self, root, at=""): ...

    def exists(self) -> bool:
        file("zipfile.Path.exists()")

    def iterdir(self):
        file("zipfile.Path.iterdir()")
        yield self

    def read_bytes(self) -> bytes:
        file("zipfile.Path.read_bytes()")

    def read_text(self, *args, **kwargs) -> str:
        file("zipfile.Path.read_text()")

    def glob(self, *args, **kwargs) -> list:
        file("Path.glob()")

    def is_dir(self, *args, **kwargs) -> bool:
        file("Path.is_dir()")

    def is_file(self, *args, **kwargs) -> bool:
        file("Path.is_file()")

    def is_symlink(self, *args, **kwargs) -> bool:
        file("Path.is_symlink()")

    def rglob(self, *args, **kwargs) -> list:
        file("Path.rglob()")

    def match(self, *args, **kwargs) -> bool: ...

    def relative_to(self, *args, **kwargs) -> str: ...


def is_zipfile(filename) -> bool:
    file("zipfile.is_zipfile()")


class PyZipFile(ZipFile):
    def writepy(self, *args, **kwargs):
        file("PyZipFile.writepy()")
