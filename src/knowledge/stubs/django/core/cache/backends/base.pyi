from _effects import network


class InvalidCacheBackendError(Exception): ...


class CacheKeyWarning(RuntimeWarning): ...


class InvalidCacheKey(ValueError): ...


class BaseCache:
    default_timeout: int
    key_prefix: str
    version: int

    def __init__(self, params): ...

    def __contains__(self, key) -> bool:
        network("cache.has_key()")

    def add(self, key, value, timeout=None, version=None) -> bool:
        network("cache.add()")

    async def aadd(self, key, value, timeout=None, version=None) -> bool: ...

    def clear(self):
        network("cache.clear()")

    async def aclear(self): ...

    def close(self, **kwargs):
        network("cache.close()")

    async def aclose(self, **kwargs): ...

    def decr(self, key, delta=1, version=None) -> int:
        network("cache.decr()")

    async def adecr(self, key, delta=1, version=None) -> int: ...

    def decr_version(self, key, delta=1, version=None) -> int:
        network("cache.decr_version()")

    async def adecr_version(self, key, delta=1, version=None) -> int: ...

    def delete(self, key, version=None) -> bool:
        network("cache.delete()")

    async def adelete(self, key, version=None) -> bool: ...

    def delete_many(self, keys, version=None):
        for key in keys:
            pass
        network("cache.delete_many()")

    async def adelete_many(self, keys, version=None): ...

    def get(self, key, default=None, version=None) -> object:
        network("cache.get()")

    async def aget(self, key, default=None, version=None) -> object: ...

    def get_many(self, keys, version=None) -> dict:
        for key in keys:
            pass
        network("cache.get_many()")

    async def aget_many(self, keys, version=None) -> dict: ...

    def get_or_set(self, key, default, timeout=None, version=None) -> object:
        network("cache.get_or_set()")
        if callable(default):
            default()

    async def aget_or_set(self, key, default, timeout=None, version=None) -> object:
        if callable(default):
            default()

    def has_key(self, key, version=None) -> bool:
        network("cache.has_key()")

    async def ahas_key(self, key, version=None) -> bool: ...

    def incr(self, key, delta=1, version=None) -> int:
        network("cache.incr()")

    async def aincr(self, key, delta=1, version=None) -> int: ...

    def incr_version(self, key, delta=1, version=None) -> int:
        network("cache.incr_version()")

    async def aincr_version(self, key, delta=1, version=None) -> int: ...

    def make_key(self, key, version=None) -> str: ...

    def set(self, key, value, timeout=None, version=None):
        network("cache.set()")

    async def aset(self, key, value, timeout=None, version=None): ...

    def set_many(self, data, timeout=None, version=None) -> list:
        network("cache.set_many()")

    async def aset_many(self, data, timeout=None, version=None) -> list: ...

    def touch(self, key, timeout=None, version=None) -> bool:
        network("cache.touch()")

    async def atouch(self, key, timeout=None, version=None) -> bool: ...

    def validate_key(self, key): ...

    # Of django-redis.

    def delete_pattern(self, pattern, **kwargs) -> int:
        network("cache.delete_pattern()")

    def expire(self, key, timeout, **kwargs) -> bool:
        network("cache.expire()")

    def iter_keys(self, pattern, **kwargs):
        network("cache.iter_keys()")
        yield str()

    def keys(self, pattern="*", **kwargs) -> list[str]:
        network("cache.keys()")

    def lock(self, key, *args, **kwargs):
        return _Lock()

    def persist(self, key, **kwargs) -> bool:
        network("cache.persist()")

    def ttl(self, key, **kwargs) -> int | None:
        network("cache.ttl()")


class _Lock:
    """A lock that the cache server keeps."""

    def __enter__(self):
        network("cache.lock()")
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        network("cache.lock()")

    def acquire(self, *args, **kwargs) -> bool:
        network("cache.lock()")

    def release(self):
        network("cache.lock()")


def get_key_func(key_func) -> object: ...


def memcache_key_warnings(key):
    return iter([str()])
