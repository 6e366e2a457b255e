class Token: ...


class ContextVar:
    name: str

    def __init__(self, name, *, default=None):
        self.value = default

    def get(self, default=None):
        return self.value

    def reset(self, token): ...

    def set(self, value) -> Token:
        self.value = value


class Context:
    def run(self, callable, *args, **kwargs):
        return callable(*args, **kwargs)


def copy_context() -> Context: ...
