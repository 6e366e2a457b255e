from django.core.cache.backends.base import BaseCache


class FileBasedCache(BaseCache): ...
