from django.core.files.storage.base import Storage as Storage
from django.core.files.storage.filesystem import FileSystemStorage as FileSystemStorage
from django.core.files.storage.memory import InMemoryStorage as InMemoryStorage


class DefaultStorage(Storage): ...


class StorageHandler:
    def __getitem__(self, alias) -> Storage: ...


class InvalidStorageError(Exception): ...


default_storage = DefaultStorage()
storages = StorageHandler()


def get_storage_class(import_path=None):
    return Storage
