from _effects import cpu, file

from PIL import UnidentifiedImageError as UnidentifiedImageError


class Exif:
    def get(self, key, default=None) -> object: ...

    def get_ifd(self, tag) -> dict[int, object]: ...

    def items(self) -> list[tuple[int, object]]: ...

    def tobytes(self) -> bytes: ...


class Image:
    """In memory: to work on it takes time and waits for nothing."""

    format: str | None
    height: int
    info: dict[str, object]
    mode: str
    size: tuple[int, int]
    width: int

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback): ...

    def close(self): ...

    def getbands(self) -> tuple[str, ...]: ...

    def load(self): ...

    def save(self, fp, format=None, **params):
        self.load()
        file("writing an image")

    def show(self, title=None):
        self.load()
        file("writing an image")

    def tell(self) -> int: ...

    def alpha_composite(self, *args, **kwargs):
        self.load()
        cpu("image processing")

    def apply_transparency(self, *args, **kwargs):
        self.load()
        cpu("image processing")

    def convert(self, *args, **kwargs) -> Image:
        self.load()
        cpu("image processing")

    def copy(self, *args, **kwargs) -> Image:
        self.load()
        cpu("image processing")

    def crop(self, *args, **kwargs) -> Image:
        self.load()
        cpu("image processing")

    def draft(self, *args, **kwargs):
        self.load()
        cpu("image processing")

    def effect_spread(self, *args, **kwargs) -> Image:
        self.load()
        cpu("image processing")

    def entropy(self, *args, **kwargs) -> float:
        self.load()
        cpu("image processing")

    def filter(self, *args, **kwargs) -> Image:
        self.load()
        cpu("image processing")

    def get_flattened_data(self, *args, **kwargs) -> tuple[object, ...]:
        self.load()
        cpu("image processing")

    def getbbox(self, *args, **kwargs) -> tuple[int, int, int, int] | None:
        self.load()
        cpu("image processing")

    def getchannel(self, *args, **kwargs) -> Image:
        self.load()
        cpu("image processing")

    def getcolors(self, *args, **kwargs) -> list[tuple[int, object]] | None:
        self.load()
        cpu("image processing")

    def getdata(self, *args, **kwargs) -> list[object]:
        self.load()
        cpu("image processing")

    def getexif(self, *args, **kwargs) -> Exif:
        self.load()

    def getextrema(self, *args, **kwargs) -> tuple[object, ...]:
        self.load()
        cpu("image processing")

    def getpixel(self, *args, **kwargs) -> object:
        self.load()
        cpu("image processing")

    def histogram(self, *args, **kwargs) -> list[int]:
        self.load()
        cpu("image processing")

    def paste(self, *args, **kwargs):
        self.load()
        cpu("image processing")

    def point(self, *args, **kwargs) -> Image:
        self.load()
        cpu("image processing")

    def putalpha(self, *args, **kwargs):
        self.load()
        cpu("image processing")

    def putdata(self, *args, **kwargs):
        self.load()
        cpu("image processing")

    def putpalette(self, *args, **kwargs):
        self.load()
        cpu("image processing")

    def putpixel(self, *args, **kwargs):
        self.load()
        cpu("image processing")

    def quantize(self, *args, **kwargs) -> Image:
        self.load()
        cpu("image processing")

    def reduce(self, *args, **kwargs) -> Image:
        self.load()
        cpu("image processing")

    def remap_palette(self, *args, **kwargs) -> Image:
        self.load()
        cpu("image processing")

    def resize(self, *args, **kwargs) -> Image:
        self.load()
        cpu("image processing")

    def rotate(self, *args, **kwargs) -> Image:
        self.load()
        cpu("image processing")

    def seek(self, *args, **kwargs):
        self.load()
        cpu("image processing")

    def split(self, *args, **kwargs) -> tuple[Image, ...]:
        self.load()
        cpu("image processing")

    def thumbnail(self, *args, **kwargs):
        self.load()
        cpu("image processing")

    def tobitmap(self, *args, **kwargs) -> bytes:
        self.load()
        cpu("image processing")

    def tobytes(self, *args, **kwargs) -> bytes:
        self.load()
        cpu("image processing")

    def transform(self, *args, **kwargs) -> Image:
        self.load()
        cpu("image processing")

    def transpose(self, *args, **kwargs) -> Image:
        self.load()
        cpu("image processing")

    def verify(self, *args, **kwargs):
        self.load()
        cpu("image processing")


class ImageFile(Image):
    """Of a file only the head is read at first; the first thing that asks for its pixels reads the rest."""

    filename: str

    def load(self):
        file("reading an image")

    @property
    def is_animated(self) -> bool:
        file("reading an image")

    @property
    def n_frames(self) -> int:
        file("reading an image")


def open(fp, mode="r", formats=None) -> ImageFile:
    file("reading an image")


def new(mode, size, color=0) -> Image: ...


def alpha_composite(im1, im2) -> Image:
    im1.load()
    im2.load()
    cpu("image processing")


def blend(im1, im2, alpha) -> Image:
    im1.load()
    im2.load()
    cpu("image processing")


def composite(image1, image2, mask) -> Image:
    image1.load()
    image2.load()
    mask.load()
    cpu("image processing")


def merge(mode, bands) -> Image:
    for band in bands:
        band.load()
    cpu("image processing")


def fromarray(obj, mode=None) -> Image:
    cpu("image processing")


def frombytes(mode, size, data, *args, **kwargs) -> Image:
    cpu("image processing")


def frombuffer(mode, size, data, *args, **kwargs) -> Image:
    cpu("image processing")


def preinit(): ...


def init(): ...


def registered_extensions() -> dict[str, str]: ...


MAX_IMAGE_PIXELS: int | None


class Transpose:
    FLIP_LEFT_RIGHT: int
    FLIP_TOP_BOTTOM: int
    ROTATE_90: int
    ROTATE_180: int
    ROTATE_270: int
    TRANSPOSE: int
    TRANSVERSE: int


class Resampling:
    NEAREST: int
    BOX: int
    BILINEAR: int
    HAMMING: int
    BICUBIC: int
    LANCZOS: int


FLIP_LEFT_RIGHT: int
FLIP_TOP_BOTTOM: int
ROTATE_90: int
ROTATE_180: int
ROTATE_270: int
TRANSPOSE: int
TRANSVERSE: int
NEAREST: int
BOX: int
BILINEAR: int
HAMMING: int
BICUBIC: int
LANCZOS: int
