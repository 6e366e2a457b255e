"""Asks the installed Django which class-based views and mixins it has, and which methods that Django calls each defines.

For every class: its bases, its own `http_method_names`, and for each handler, `dispatch`, `setup` ... what it does:

  own              does something of its own, synchronously
  adapts           gives a coroutine when the handlers are async (`View`)
  forwards:<name>  gives back what the class's other handler gives
  passes           checks something and gives back what the next dispatch() gives, whatever that is, or answers itself

And for every view decorator, whether its sync wrapper gives back what the view gave, whatever that is.
"""
import ast
import importlib
import inspect
import json
import pkgutil
import textwrap

import decorators
import setup

PACKAGES = ["django.views", "django.contrib.auth.mixins", "django.contrib.auth.views"]
HANDLERS = ["get", "post", "put", "patch", "delete", "head", "options", "trace"]
METHODS = HANDLERS + ["__init__", "as_view", "dispatch", "http_method_not_allowed", "setup"]


def modules():
    for name in PACKAGES:
        module = importlib.import_module(name)
        yield module
        for found in pkgutil.walk_packages(getattr(module, "__path__", []), name + "."):
            yield importlib.import_module(found.name)


def is_part_of_a_view(cls):
    from django.views import View

    return issubclass(cls, View) or cls.__name__.endswith("Mixin")


def called(node):
    """The name of what a call of a method of `self` or `super()` calls, and which of the two; else None."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return None
    receiver = node.func.value
    if isinstance(receiver, ast.Name) and receiver.id == "self":
        return "self", node.func.attr
    if isinstance(receiver, ast.Call) and getattr(receiver.func, "id", None) == "super":
        return "super", node.func.attr
    return None


def kind(cls, name, method):
    if cls.__module__ == "django.views.generic.base" and cls.__name__ == "View":
        return "adapts" if name in ("dispatch", "http_method_not_allowed", "options") else "own"
    (definition,) = ast.parse(textwrap.dedent(inspect.getsource(method))).body
    statements = [each for each in definition.body if not isinstance(getattr(each, "value", None), ast.Constant)]
    (first, *others) = statements
    target = called(first.value) if isinstance(first, ast.Return) and not others else None
    if target and target[0] == "self" and target[1] in HANDLERS:
        return "forwards:" + target[1]
    calls = [each for each in map(called, ast.walk(definition)) if each]
    if any(receiver == "self" and each in HANDLERS for receiver, each in calls):
        raise ValueError("%s.%s() calls a handler and works on what it gives" % (cls.__name__, name))
    if name == "dispatch":
        returned = [called(each.value) for each in ast.walk(definition) if isinstance(each, ast.Return)]
        passed = returned.count(("super", "dispatch"))
        if not definition.decorator_list and passed == calls.count(("super", "dispatch")) > 0:
            return "passes"
    return "own"


def classes():
    found = {}
    aliases = {}
    for module in modules():
        for name, cls in vars(module).items():
            if not (inspect.isclass(cls) and cls.__module__.startswith("django.") and is_part_of_a_view(cls)):
                continue
            dotted = cls.__module__ + "." + cls.__qualname__
            if module.__name__ + "." + name != dotted:
                aliases[module.__name__ + "." + name] = dotted
            entry = {
                "bases": [
                    base.__module__ + "." + base.__qualname__ for base in cls.__bases__ if base is not object
                ],
                "methods": {each: kind(cls, each, vars(cls)[each]) for each in METHODS if each in vars(cls)},
            }
            if "http_method_names" in vars(cls):
                entry["methodNames"] = list(cls.http_method_names)
            found[dotted] = entry
    return found, aliases


def gives_back():
    """The view decorators whose sync wrapper hands on anything that the view gives."""
    from django.contrib.auth.models import User
    from django.middleware.csrf import get_token
    from django.test import RequestFactory

    answer = object()

    def view(request):
        # What works on the response for the sake of the token fails.
        get_token(request)
        return answer

    found = []
    for module_name, names in decorators.VIEW_DECORATORS.items():
        try:
            module = importlib.import_module(module_name)
        except ImportError:
            continue
        for name in names:
            if not hasattr(module, name):
                continue
            decorator = getattr(module, name)
            if name in decorators.ARGUMENTS:
                decorator = decorators.made(decorator, decorators.ARGUMENTS[name])
            request = getattr(RequestFactory(), "post" if name == "require_POST" else "get")("/")
            request.user = User(is_active=True, is_staff=True, is_superuser=True)
            request._dont_enforce_csrf_checks = True
            try:
                if decorator(view)(request) is answer:
                    found.append(module_name + "." + name)
            except Exception:
                continue
    return sorted(found)


def main():
    setup.configure()
    import django

    found, aliases = classes()
    answer = {"version": django.get_version(), "classes": found, "aliases": aliases, "givesBack": gives_back()}
    print(json.dumps(answer, indent=1, sort_keys=True))


if __name__ == "__main__":
    main()
