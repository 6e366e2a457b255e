from contextlib import contextmanager


class ContextPopException(Exception): ...


class BaseContext:
    dicts: list[dict]

    def __init__(self, dict_=None): ...

    def __contains__(self, key) -> bool: ...

    def __delitem__(self, key): ...

    def __getitem__(self, key) -> object: ...

    def __setitem__(self, key, value): ...

    def flatten(self) -> dict: ...

    def get(self, key, otherwise=None) -> object: ...

    def pop(self) -> dict: ...

    def push(self, *args, **kwargs):
        return self

    def setdefault(self, key, default=None) -> object: ...

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback): ...


class Context(BaseContext):
    autoescape: bool
    render_context: dict
    template: object

    def __init__(self, dict_=None, autoescape=True, use_l10n=None, use_tz=None): ...

    @contextmanager
    def bind_template(self, template):
        yield

    def new(self, values=None):
        return self

    def update(self, other_dict):
        return self


class RequestContext(Context):
    request: object

    def __init__(self, request, dict_=None, processors=None, *args, **kwargs): ...


def make_context(context, request=None, **kwargs) -> Context: ...
