"""Makes modules of one folder come from its copy, however the environment leads to them.

An editable install names the user's folder: in a `.pth` file, which is a path on `sys.path` by the time this runs, or
by a finder of its own on `sys.meta_path` (setuptools' `__editable___..._finder`, PEP 660).
"""

import os
import sys
from importlib.util import spec_from_file_location

from .import_hooks import find_behind


def install(original, copy):
    redirect = _Redirect(os.path.realpath(original), os.path.realpath(copy))
    sys.path[:] = [redirect.path(entry) or entry for entry in sys.path]
    sys.meta_path.insert(0, redirect)


class _Redirect:
    def __init__(self, original, copy):
        self.original = original
        self.copy = copy

    def path(self, path):
        """The same path in the copy; None when it lies elsewhere, or is not there but for a symbolic link."""
        if not path:
            return None
        real = os.path.realpath(path)
        if real != self.original and not real.startswith(self.original + os.sep):
            return None
        mapped = os.path.normpath(os.path.join(self.copy, os.path.relpath(real, self.original)))
        return mapped if os.path.exists(mapped) and os.path.realpath(mapped) == mapped else None

    def find_spec(self, name, path=None, target=None):
        spec = find_behind(self, name, path, target)
        origin = self.path(spec.origin) if spec is not None and spec.has_location else None
        if origin is None:
            return spec
        places = spec.submodule_search_locations
        mapped = None if places is None else [self.path(place) or place for place in places]
        return spec_from_file_location(spec.name, origin, submodule_search_locations=mapped) or spec
