from _effects import file as _file


def open(file, *args, **kwargs) -> dict:
    _file("dbm.open()")
