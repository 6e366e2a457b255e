# Small uploads are in memory, larger ones in a temporary file: which one it is, only the request knows. Names, sizes and
# types are known without reading.
from django.core.files.base import ContentFile, File


class UploadedFile(File):
    charset: str | None
    content_type: str
    content_type_extra: dict
    size: int

    def __init__(self, file=None, name=None, content_type=None, size=None, charset=None, content_type_extra=None): ...

    def __len__(self) -> int: ...

    def multiple_chunks(self, chunk_size=None) -> bool: ...


class TemporaryUploadedFile(UploadedFile):
    def temporary_file_path(self) -> str: ...


class InMemoryUploadedFile(ContentFile, UploadedFile): ...


class SimpleUploadedFile(InMemoryUploadedFile):
    def __init__(self, name, content, content_type="text/plain"): ...

    @classmethod
    def from_dict(cls, file_dict):
        return cls(str(), bytes())
