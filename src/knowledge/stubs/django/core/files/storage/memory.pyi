from django.core.files.storage.base import Storage


class InMemoryStorage(Storage): ...
