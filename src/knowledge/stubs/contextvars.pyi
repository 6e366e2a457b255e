class Token: ...


class ContextVar:
    name: str

    def __init__(self, name, *, default=None): ...

    def get(self, default=None) -> object: ...

    def reset(self, token): ...

    def set(self, value) -> Token: ...


class Context:
    def run(self, callable, *args, **kwargs):
        return callable(*args, **kwargs)


def copy_context() -> Context: ...
