from _effects import file


def input(*args, **kwargs):
    file("fileinput.input()")
    yield str()


def close(*args, **kwargs):
    file("fileinput.close()")


def nextfile(*args, **kwargs):
    file("fileinput.nextfile()")


class FileInput:
    def __init__(self, *args, **kwargs): ...

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        file("FileInput.close()")

    def __iter__(self):
        file("fileinput.FileInput()")
        yield str()

    def close(self):
        file("FileInput.close()")

    def filelineno(self) -> int: ...

    def filename(self) -> str: ...

    def isfirstline(self) -> bool: ...

    def lineno(self) -> int: ...

    def nextfile(self):
        file("FileInput.nextfile()")

    def readline(self) -> str:
        file("FileInput.readline()")


def filelineno(*args, **kwargs) -> int: ...


def filename(*args, **kwargs) -> str: ...


def fileno(*args, **kwargs) -> int: ...


def isfirstline(*args, **kwargs) -> bool: ...


def isstdin(*args, **kwargs) -> bool: ...


def lineno(*args, **kwargs) -> int: ...
