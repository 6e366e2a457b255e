from _effects import file as _file
from django.core.files.base import File


class ImageFile(File):
    @property
    def height(self) -> int:
        _file("ImageFile.height")

    @property
    def width(self) -> int:
        _file("ImageFile.width")


def get_image_dimensions(file_or_path, close=False) -> tuple[int, int]:
    _file("get_image_dimensions()")
