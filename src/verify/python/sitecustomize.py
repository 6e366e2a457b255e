"""Starts `django_asyncify_verify` in every Python process that finds this folder first on PYTHONPATH.

Python imports the first `sitecustomize` it finds (see the `site` module's documentation), so the one that this file
hides is run after it. Any Python has to be able to read this file: a test suite may start an old one.
"""

import os
import sys


def _start():
    settings = os.environ.get("ASYNCIFY_VERIFY")
    # A process that outlives the run finds the settings gone.
    if settings and sys.version_info >= (3, 8) and os.path.exists(settings):
        import django_asyncify_verify

        django_asyncify_verify.start(settings)


def _run_hidden():
    try:
        from importlib.machinery import PathFinder
        from importlib.util import module_from_spec
    except ImportError:
        return
    here = os.path.dirname(os.path.abspath(__file__))
    spec = PathFinder.find_spec("sitecustomize", [path for path in sys.path if os.path.abspath(path) != here])
    if spec is None or spec.loader is None:
        return
    module = module_from_spec(spec)
    sys.modules["sitecustomize"] = module
    spec.loader.exec_module(module)


try:
    _start()
finally:
    _run_hidden()
