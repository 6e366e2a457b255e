from _effects import file


def what(filename) -> tuple | None:
    file("sndhdr.what()")
