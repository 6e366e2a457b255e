class shlex:
    def __init__(self, *args, **kwargs): ...

    def __iter__(self):
        yield str()

    def get_token(self) -> str: ...


def join(split_command) -> str:
    list(split_command)


def quote(s) -> str: ...


def split(s, *args, **kwargs) -> list[str]: ...
