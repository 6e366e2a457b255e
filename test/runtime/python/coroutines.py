"""Prints the dotted names among its arguments that are no async view: `coroutines.py settings shop.views.detail ...`."""

import os
import sys

sys.path.insert(0, os.getcwd())
os.environ["DJANGO_SETTINGS_MODULE"] = sys.argv[1]

import django  # noqa: E402
from asgiref.sync import iscoroutinefunction  # noqa: E402
from django.utils.module_loading import import_string  # noqa: E402

django.setup()
for name in sys.argv[2:]:
    view = import_string(name)
    if not (view.view_is_async if isinstance(view, type) else iscoroutinefunction(view)):
        print(f"{name} is not async")
