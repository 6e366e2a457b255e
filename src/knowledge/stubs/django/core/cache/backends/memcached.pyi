from django.core.cache.backends.base import BaseCache


class BaseMemcachedCache(BaseCache): ...


class PyLibMCCache(BaseMemcachedCache): ...


class PyMemcacheCache(BaseMemcachedCache): ...
