"""Prints the dotted names among its arguments that are no async view: `coroutines.py settings shop.views.detail ...`."""

import functools
import importlib
import os
import sys

sys.path.insert(0, os.getcwd())
os.environ["DJANGO_SETTINGS_MODULE"] = sys.argv[1]

import django  # noqa: E402
from asgiref.sync import iscoroutinefunction  # noqa: E402

django.setup()


def find(name):
    """The object of a dotted name; a part of it may be a class."""
    module, _, rest = name.rpartition(".")
    while module:
        try:
            found = importlib.import_module(module)
        except ModuleNotFoundError:
            module, _, last = module.rpartition(".")
            rest = f"{last}.{rest}"
        else:
            return functools.reduce(getattr, rest.split("."), found)
    raise ImportError(name)


for name in sys.argv[2:]:
    view = find(name)
    if not (view.view_is_async if isinstance(view, type) else iscoroutinefunction(view)):
        print(f"{name} is not async")
