from django.core.cache.backends.base import BaseCache


class DummyCache(BaseCache): ...
