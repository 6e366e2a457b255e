class BaseRouter:
    urls: list

    def register(self, prefix, viewset, basename=None): ...


class SimpleRouter(BaseRouter):
    def __init__(self, trailing_slash=True, use_regex_path=True): ...


class DefaultRouter(SimpleRouter): ...
