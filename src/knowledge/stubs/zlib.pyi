from _effects import cpu


class error(Exception): ...


def adler32(data, value=1) -> int: ...


def compress(data, *args, **kwargs) -> bytes:
    cpu("zlib.compress()")


def compressobj(*args, **kwargs) -> object: ...


def crc32(data, value=0) -> int: ...


def decompress(data, *args, **kwargs) -> bytes:
    cpu("zlib.decompress()")


def decompressobj(*args, **kwargs) -> object: ...
