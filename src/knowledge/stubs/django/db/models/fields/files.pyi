from _effects import db
from _effects import file as _file
from django.core.files.base import File
from django.core.files.storage import Storage
from django.db.models.fields import Field


class FieldFile(File):
    """What a file field of an instance gives: its name and URL are free, its contents are not."""

    field: FileField
    instance: object
    storage: Storage

    def __init__(self, instance, field, name): ...

    def __bool__(self) -> bool: ...

    def __eq__(self, other) -> bool: ...

    @property
    def file(self) -> File:
        _file("FieldFile.file")

    @property
    def path(self) -> str: ...

    # Methods of the file are looked up on it, and it is opened for that: `picture.read` alone opens the file.
    @property
    def read(self):
        _file("FieldFile.file")
        return super().read

    @property
    def readline(self):
        _file("FieldFile.file")
        return super().readline

    @property
    def readlines(self):
        _file("FieldFile.file")
        return super().readlines

    @property
    def seek(self):
        _file("FieldFile.file")
        return super().seek

    @property
    def tell(self):
        _file("FieldFile.file")
        return super().tell

    @property
    def write(self):
        _file("FieldFile.file")
        return super().write

    @property
    def writelines(self):
        _file("FieldFile.file")
        return super().writelines

    @property
    def url(self) -> str: ...

    def delete(self, save=True):
        _file("FieldFile.delete()")
        if save:
            db("FieldFile.delete() saves the instance")

    def open(self, mode="rb"):
        _file("FieldFile.open()")
        return self

    def save(self, name, content, save=True):
        _file("FieldFile.save()")
        if save:
            db("FieldFile.save() saves the instance")


class ImageFieldFile(FieldFile):
    @property
    def height(self) -> int:
        _file("ImageFieldFile.height")

    @property
    def width(self) -> int:
        _file("ImageFieldFile.width")


class FileField(Field):
    attr_class = FieldFile
    storage: Storage
    upload_to: object


class ImageField(FileField):
    attr_class = ImageFieldFile
    height_field: str | None
    width_field: str | None
