"""
Prints, as JSON, every public function and method of this Django that has an async counterpart: one named like it with
an `a` in front, defined beside it. Keys are where the sync one is defined, values where the async one is. And

inherits   classes that take such methods from others -> those, nearest first
public     where what is defined elsewhere is imported from
callbacks  of these, the ones whose async form calls a callable that it is given on the event loop
"""
import asyncio
import importlib
import inspect
import json
import pathlib

import asking
import setup

setup.configure()

import django  # noqa: E402
from django.contrib.auth.models import Permission, User  # noqa: E402
from django.contrib.contenttypes.fields import create_generic_related_manager  # noqa: E402
from django.contrib.contenttypes.models import ContentType  # noqa: E402
from django.contrib.sessions.backends.base import SessionBase  # noqa: E402
from django.core.cache import caches  # noqa: E402
from django.core.cache.backends.base import BaseCache  # noqa: E402
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


def path_of(cls):
    return cls.__module__ + "." + cls.__qualname__


def classes_of(module):
    for value in list(vars(module).values()):
        if inspect.isclass(value) and value.__module__ == module.__name__:
            yield value


def heirs(owners, related):
    """Classes -> those of their bases that have async counterparts, or take them from others."""
    found = {}

    def bases_of(cls):
        # Managers are given the methods of their queryset.
        queryset = getattr(cls, "_queryset_class", None)
        return [base for base in list(cls.__bases__) + [queryset] if inspect.isclass(base)]

    def leads_to_owner(cls):
        return path_of(cls) in owners or any(leads_to_owner(base) for base in bases_of(cls))

    def has_a_name(cls):
        return getattr(importlib.import_module(cls.__module__), cls.__qualname__, None) is cls

    def add(path, cls):
        bases = [path_of(base) for base in bases_of(cls) if has_a_name(base) and leads_to_owner(base)]
        if bases:
            found[path] = bases

    for module in modules():
        for cls in classes_of(module):
            add(path_of(cls), cls)
    # In between stands a class that is made by a function.
    for path, cls in related.items():
        add(path, next(base for base in cls.__mro__ if base.__module__ == "django.db.models.manager"))
    found["django.core.cache.cache"] = [path_of(BaseCache)] if isinstance(caches["default"], BaseCache) else []
    return found


def public_names(paths):
    """From the packages around, and from the models module of an app."""
    found = {}
    for path in paths:
        module, _, name = path.rpartition(".")
        try:
            value = getattr(importlib.import_module(module), name)
        except (ImportError, AttributeError):
            continue
        packages = module.split(".")[:-1]
        around = [".".join(packages[:length]) for length in range(1, len(packages) + 1)]
        for each in around + [".".join(packages + ["models"])]:
            try:
                known = getattr(importlib.import_module(each), name, None)
            except ImportError:
                continue
            if known is value and each != module:
                found[path] = each + "." + name
                break
    return found


def calls_back_on_loop(found):
    """The cache is the only one that is given a callable to call at once."""
    name = path_of(BaseCache) + ".get_or_set"
    if name not in found:
        return []
    places = []

    def default():
        places.append(asking.on_loop())
        return 1

    asyncio.run(caches["default"].aget_or_set("probe", default))
    return [name] if any(places) else []


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
        for value in classes_of(module):
            of_class(value, path_of(value), found)
    # Related managers are made by functions, a class for each relation.
    descriptors = "django.db.models.fields.related_descriptors."
    # A nullable foreign key, so that `remove` and `clear` are there.
    related = {
        descriptors + "RelatedManager": type(ContentType(pk=1).logentry_set),
        descriptors + "ManyRelatedManager": type(User(pk=1).groups),
    }

    class Rel:
        model, field = Permission, None

    generic = "django.contrib.contenttypes.fields.GenericRelatedObjectManager"
    related[generic] = create_generic_related_manager(Manager, Rel)
    for path, cls in related.items():
        of_class(cls, path, found)
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
    owners = {name.rpartition(".")[0] for name in found}
    inherits = heirs(owners, related)
    answer = {
        "version": django.get_version(),
        "async": found,
        "inherits": inherits,
        "public": public_names(sorted(owners | set(found) | set(inherits))),
        "callbacks": calls_back_on_loop(found),
    }
    print(json.dumps(answer, indent=1, sort_keys=True))


main()
