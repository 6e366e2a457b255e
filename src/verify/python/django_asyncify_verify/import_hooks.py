"""Runs a function when a module has been imported: nothing is imported for the sake of a hook."""

import sys

_hooks = {}


def after_import(name, hook):
    """Calls `hook(module)` once the module is there, at once when it is already."""
    module = sys.modules.get(name)
    if module is not None:
        hook(module)
        return
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())
    _hooks.setdefault(name, []).append(hook)


def find_behind(finder, name, path, target):
    """What the finders after this one on `sys.meta_path` say: those before it have been asked."""
    finders = list(sys.meta_path)
    for other in finders[finders.index(finder) + 1 :] if finder in finders else ():
        find = getattr(other, "find_spec", None)
        spec = None if find is None else find(name, path, target)
        if spec is not None:
            return spec
    return None


class _Finder:
    def find_spec(self, name, path=None, target=None):
        if name not in _hooks:
            return None
        spec = find_behind(self, name, path, target)
        # A class as loader serves all built-in or frozen modules: it is left alone.
        if spec is not None and hasattr(spec.loader, "exec_module") and not isinstance(spec.loader, type):
            _hook(spec.loader, name)
        return spec


def _hook(loader, name):
    execute = loader.exec_module

    def exec_module(module):
        execute(module)
        for hook in _hooks.pop(name, ()):
            hook(module)

    loader.exec_module = exec_module
