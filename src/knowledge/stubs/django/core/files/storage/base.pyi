# The default storage may be on the network (S3 and the like): reading it waits either way.
from _effects import file
from datetime import datetime
from django.core.files.base import File


class Storage:
    base_url: str
    location: str

    def __init__(self, *args, **kwargs): ...

    def delete(self, name):
        file("Storage.delete()")

    def exists(self, name) -> bool:
        file("Storage.exists()")

    def generate_filename(self, filename) -> str: ...

    def get_accessed_time(self, name) -> datetime:
        file("Storage.get_accessed_time()")

    def get_alternative_name(self, file_root, file_ext) -> str: ...

    def get_available_name(self, name, max_length=None) -> str:
        file("Storage.get_available_name()")

    def get_created_time(self, name) -> datetime:
        file("Storage.get_created_time()")

    def get_modified_time(self, name) -> datetime:
        file("Storage.get_modified_time()")

    def get_valid_name(self, name) -> str: ...

    def is_name_available(self, name, max_length=None) -> bool:
        file("Storage.is_name_available()")

    def listdir(self, path) -> tuple[list[str], list[str]]:
        file("Storage.listdir()")

    def open(self, name, mode="rb") -> File:
        file("Storage.open()")

    def path(self, name) -> str: ...

    def save(self, name, content, max_length=None) -> str:
        file("Storage.save()")

    def size(self, name) -> int:
        file("Storage.size()")

    def url(self, name) -> str: ...
