from _effects import cpu
from PIL.Image import Image


def autocontrast(image, *args, **kwargs) -> Image:
    image.load()
    cpu("image processing")


def colorize(image, *args, **kwargs) -> Image:
    image.load()
    cpu("image processing")


def contain(image, *args, **kwargs) -> Image:
    image.load()
    cpu("image processing")


def cover(image, *args, **kwargs) -> Image:
    image.load()
    cpu("image processing")


def crop(image, *args, **kwargs) -> Image:
    image.load()
    cpu("image processing")


def deform(image, *args, **kwargs) -> Image:
    image.load()
    cpu("image processing")


def equalize(image, *args, **kwargs) -> Image:
    image.load()
    cpu("image processing")


def exif_transpose(image, *args, **kwargs) -> Image:
    image.load()
    cpu("image processing")


def expand(image, *args, **kwargs) -> Image:
    image.load()
    cpu("image processing")


def fit(image, *args, **kwargs) -> Image:
    image.load()
    cpu("image processing")


def flip(image, *args, **kwargs) -> Image:
    image.load()
    cpu("image processing")


def grayscale(image, *args, **kwargs) -> Image:
    image.load()
    cpu("image processing")


def invert(image, *args, **kwargs) -> Image:
    image.load()
    cpu("image processing")


def mirror(image, *args, **kwargs) -> Image:
    image.load()
    cpu("image processing")


def pad(image, *args, **kwargs) -> Image:
    image.load()
    cpu("image processing")


def posterize(image, *args, **kwargs) -> Image:
    image.load()
    cpu("image processing")


def scale(image, *args, **kwargs) -> Image:
    image.load()
    cpu("image processing")


def solarize(image, *args, **kwargs) -> Image:
    image.load()
    cpu("image processing")
