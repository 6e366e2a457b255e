"""Tells from where the guarded files were imported."""

import atexit
import os
import sys

from . import report

_tell = []


def report_at_exit(root, files, redirect):
    """Writes the line when the process ends, and whenever `tell` is called."""
    known = {os.path.realpath(path): _name(root, path) for path in files}
    original = {}
    if redirect:
        for path, name in known.items():
            away = os.path.join(redirect["from"], os.path.relpath(path, os.path.realpath(redirect["to"])))
            original[os.path.realpath(away)] = name

    def write():
        copy, elsewhere = set(), set()
        for module in list(sys.modules.values()):
            # Some modules are objects that answer to any name.
            path = getattr(module, "__dict__", {}).get("__file__")
            if isinstance(path, str):
                path = os.path.realpath(path)
                if path in known:
                    copy.add(known[path])
                elif path in original:
                    elsewhere.add(original[path])
        if copy or elsewhere:
            report.write({"kind": "modules", "copy": sorted(copy), "original": sorted(elsewhere)})

    _tell.append(write)
    atexit.register(write)


def tell():
    for write in _tell:
        write()


def _name(root, path):
    return os.path.relpath(os.path.realpath(path), os.path.realpath(root)).replace(os.sep, "/")
