"""
Prints, as JSON, every public function and method of this Django that has an async counterpart: one named like it with
an `a` in front, defined beside it. Keys are where the sync one is defined, values where the async one is.
"""
import importlib
import inspect
import json
import pathlib

import setup

setup.configure()

import django  # noqa: E402
from django.contrib.auth.models import Permission, User  # noqa: E402
from django.contrib.contenttypes.fields import create_generic_related_manager  # noqa: E402
from django.contrib.contenttypes.models import ContentType  # noqa: E402
from django.contrib.sessions.backends.base import SessionBase  # noqa: E402
from django.db.models import Manager  # noqa: E402

SKIPPED = (
    "django.__main__",
    "django.conf.app_template",
    "django.conf.project_template",
    "django.contrib.gis",
    # Classes that came and went.
    "django.core.cache.backends.memcached",
    "django.db.backends",
    "django.test",
)


def is_async(value):
    value = inspect.unwrap(getattr(value, "__func__", value))
    return inspect.iscoroutinefunction(value) or inspect.isasyncgenfunction(value)


def modules():
    root = pathlib.Path(django.__file__).parent
    for file in sorted(root.rglob("*.py")):
        parts = file.relative_to(root.parent).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        if name.startswith(SKIPPED) or ".migrations" in name or ".management." in name:
            continue
        try:
            yield importlib.import_module(name)
        except Exception:
            # Needs something that is not installed (a database driver, a template engine).
            continue


def pairs(namespace, own):
    for name in sorted(own):
        counterpart = namespace.get("a" + name)
        if not name.startswith("_") and counterpart is not None and is_async(counterpart):
            if callable(namespace[name]) and not is_async(namespace[name]):
                yield name, "a" + name


def of_class(cls, path, found):
    namespace = {name: inspect.getattr_static(cls, name) for name in dir(cls)}
    for name in [n for n, v in namespace.items() if isinstance(v, (classmethod, staticmethod))]:
        namespace[name] = namespace[name].__func__
    for name, counterpart in pairs(namespace, set(vars(cls))):
        found[path + "." + name] = path + "." + counterpart


def main():
    found = {}
    for module in modules():
        members = vars(module)
        own = [
            name
            for name, value in members.items()
            if inspect.isfunction(value) and value.__module__ == module.__name__
        ]
        for name, counterpart in pairs(members, own):
            found[module.__name__ + "." + name] = module.__name__ + "." + counterpart
        for value in list(members.values()):
            if inspect.isclass(value) and value.__module__ == module.__name__:
                of_class(value, module.__name__ + "." + value.__qualname__, found)
    # Related managers are made by functions, a class for each relation.
    descriptors = "django.db.models.fields.related_descriptors."
    # A nullable foreign key, so that `remove` and `clear` are there.
    of_class(type(ContentType(pk=1).logentry_set), descriptors + "RelatedManager", found)
    of_class(type(User(pk=1).groups), descriptors + "ManyRelatedManager", found)

    class Rel:
        model, field = Permission, None

    generic = create_generic_related_manager(Manager, Rel)
    of_class(generic, "django.contrib.contenttypes.fields.GenericRelatedObjectManager", found)
    # Put on the request by the middleware, as a function.
    from django.contrib.auth.middleware import AuthenticationMiddleware
    from django.http import HttpRequest

    request = HttpRequest()
    request.session = {}
    AuthenticationMiddleware(lambda request: None).process_request(request)
    if hasattr(request, "auser"):
        found["django.http.request.HttpRequest.user"] = "django.http.request.HttpRequest.auser"
    # Operators whose async form has another name.
    session = "django.contrib.sessions.backends.base.SessionBase."
    for operator, method in (("__contains__", "ahas_key"), ("__setitem__", "aset")):
        if hasattr(SessionBase, method):
            found[session + operator] = session + method
    print(json.dumps({"version": django.get_version(), "async": found}, indent=1, sort_keys=True))


main()
