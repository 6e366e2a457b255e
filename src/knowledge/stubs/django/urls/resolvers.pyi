class ResolverMatch:
    app_name: str
    app_names: list[str]
    args: tuple
    func: object
    kwargs: dict
    namespace: str
    namespaces: list[str]
    route: str
    url_name: str | None
    view_name: str

    def __getitem__(self, index) -> object: ...


class LocalePrefixPattern:
    def __init__(self, prefix_default_language=True): ...


class RegexPattern:
    def __init__(self, regex, name=None, is_endpoint=False): ...


class RoutePattern:
    def __init__(self, route, name=None, is_endpoint=False): ...


class URLPattern:
    callback: object
    name: str | None
    pattern: object

    def resolve(self, path) -> ResolverMatch | None: ...


class URLResolver:
    url_patterns: list

    def resolve(self, path) -> ResolverMatch: ...

    def reverse(self, lookup_view, *args, **kwargs) -> str: ...


def get_resolver(urlconf=None) -> URLResolver: ...
