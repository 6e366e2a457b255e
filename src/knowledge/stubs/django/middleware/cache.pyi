from django.utils.deprecation import MiddlewareMixin


class CacheMiddleware(MiddlewareMixin): ...


class FetchFromCacheMiddleware(MiddlewareMixin): ...


class UpdateCacheMiddleware(MiddlewareMixin): ...
