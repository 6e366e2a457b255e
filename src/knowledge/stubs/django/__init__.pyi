from django.utils.version import get_version as get_version

VERSION: tuple
__version__: str


def setup(set_prefix=True): ...
