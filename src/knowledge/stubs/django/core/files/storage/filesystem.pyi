from django.core.files.storage.base import Storage


class FileSystemStorage(Storage):
    base_location: str
    file_permissions_mode: int | None
    directory_permissions_mode: int | None
