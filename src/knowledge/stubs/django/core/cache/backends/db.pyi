from django.core.cache.backends.base import BaseCache


class DatabaseCache(BaseCache): ...
