from _effects import db


DEFAULT_TIMEOUT: object


class InvalidCacheBackendError(Exception): ...


class CacheKeyWarning(RuntimeWarning): ...


class InvalidCacheKey(ValueError): ...


class BaseCache:
    default_timeout: int
    key_prefix: str
    version: int

    def __init__(self, params): ...

    def __contains__(self, key) -> bool:
        db("cache.has_key()")

    def add(self, key, value, timeout=None, version=None) -> bool:
        db("cache.add()")

    async def aadd(self, key, value, timeout=None, version=None) -> bool: ...

    def clear(self):
        db("cache.clear()")

    async def aclear(self): ...

    def close(self, **kwargs):
        db("cache.close()")

    async def aclose(self, **kwargs): ...

    def decr(self, key, delta=1, version=None) -> int:
        db("cache.decr()")

    async def adecr(self, key, delta=1, version=None) -> int: ...

    def decr_version(self, key, delta=1, version=None) -> int:
        db("cache.decr_version()")

    async def adecr_version(self, key, delta=1, version=None) -> int: ...

    def delete(self, key, version=None) -> bool:
        db("cache.delete()")

    async def adelete(self, key, version=None) -> bool: ...

    def delete_many(self, keys, version=None):
        for key in keys:
            pass
        db("cache.delete_many()")

    async def adelete_many(self, keys, version=None): ...

    def get(self, key, default=None, version=None) -> object:
        db("cache.get()")

    async def aget(self, key, default=None, version=None) -> object: ...

    def get_many(self, keys, version=None) -> dict:
        for key in keys:
            pass
        db("cache.get_many()")

    async def aget_many(self, keys, version=None) -> dict: ...

    def get_or_set(self, key, default, timeout=None, version=None) -> object:
        db("cache.get_or_set()")
        if callable(default):
            default()

    async def aget_or_set(self, key, default, timeout=None, version=None) -> object:
        if callable(default):
            default()

    def has_key(self, key, version=None) -> bool:
        db("cache.has_key()")

    async def ahas_key(self, key, version=None) -> bool: ...

    def incr(self, key, delta=1, version=None) -> int:
        db("cache.incr()")

    async def aincr(self, key, delta=1, version=None) -> int: ...

    def incr_version(self, key, delta=1, version=None) -> int:
        db("cache.incr_version()")

    async def aincr_version(self, key, delta=1, version=None) -> int: ...

    def make_key(self, key, version=None) -> str: ...

    def set(self, key, value, timeout=None, version=None):
        db("cache.set()")

    async def aset(self, key, value, timeout=None, version=None): ...

    def set_many(self, data, timeout=None, version=None) -> list:
        db("cache.set_many()")

    async def aset_many(self, data, timeout=None, version=None) -> list: ...

    def touch(self, key, timeout=None, version=None) -> bool:
        db("cache.touch()")

    async def atouch(self, key, timeout=None, version=None) -> bool: ...

    def validate_key(self, key): ...

    # Of django-redis.

    def delete_pattern(self, pattern, **kwargs) -> int:
        db("cache.delete_pattern()")

    def expire(self, key, timeout, **kwargs) -> bool:
        db("cache.expire()")

    def iter_keys(self, pattern, **kwargs):
        db("cache.iter_keys()")
        yield str()

    def keys(self, pattern="*", **kwargs) -> list[str]:
        db("cache.keys()")

    def lock(self, key, *args, **kwargs):
        return _Lock()

    def persist(self, key, **kwargs) -> bool:
        db("cache.persist()")

    def ttl(self, key, **kwargs) -> int | None:
        db("cache.ttl()")


class _Lock:
    """A lock that the cache server keeps."""

    def __enter__(self):
        db("cache.lock()")
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        db("cache.lock()")

    def acquire(self, *args, **kwargs) -> bool:
        db("cache.lock()")

    def release(self):
        db("cache.lock()")


def get_key_func(key_func) -> object: ...


def memcache_key_warnings(key):
    return iter([str()])
