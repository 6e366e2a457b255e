from django.core.cache.backends.base import BaseCache
from django.core.cache.backends.base import CacheKeyWarning as CacheKeyWarning
from django.core.cache.backends.base import InvalidCacheBackendError as InvalidCacheBackendError
from django.core.cache.backends.base import InvalidCacheKey as InvalidCacheKey

DEFAULT_CACHE_ALIAS = "default"


class CacheHandler:
    def __contains__(self, alias) -> bool: ...

    def __getitem__(self, alias) -> BaseCache: ...

    def __iter__(self):
        yield str()

    def all(self, initialized_only=False) -> list[BaseCache]: ...

    def close_all(self): ...


caches = CacheHandler()
cache: BaseCache


def close_caches(**kwargs): ...
