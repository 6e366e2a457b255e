from django.urls.resolvers import ResolverMatch


def clear_script_prefix(): ...


def clear_url_caches(): ...


def get_script_prefix() -> str: ...


def get_urlconf(default=None) -> str: ...


def is_valid_path(path, urlconf=None) -> bool: ...


def resolve(path, urlconf=None) -> ResolverMatch: ...


def reverse(viewname, urlconf=None, args=None, kwargs=None, current_app=None, **more) -> str:
    for value in args:
        str(value)
    for value in kwargs.values():
        str(value)


def reverse_lazy(viewname, urlconf=None, args=None, kwargs=None, current_app=None, **more) -> str: ...


def set_script_prefix(prefix): ...


def set_urlconf(urlconf_name): ...


def translate_url(url, lang_code) -> str: ...
