from _effects import file


def input(*args, **kwargs):
    file("fileinput.input()")
    yield str()
