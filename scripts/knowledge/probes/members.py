"""
Prints, as JSON, the public members of this Django's querysets, managers, related managers, raw querysets and models, and
which of them have an async counterpart beside them.
"""
import inspect
import json

import setup

setup.configure()

import django  # noqa: E402
from django.contrib.auth.models import Group, User  # noqa: E402
from django.contrib.contenttypes.models import ContentType  # noqa: E402
from django.db.models import Model, QuerySet  # noqa: E402
from django.db.models.manager import BaseManager  # noqa: E402

# What is not the base class's, but made for each model; and what is documented though its name is private.
OF_EACH_MODEL = ("DoesNotExist", "MultipleObjectsReturned", "NotUpdated", "objects", "pk", "id")
DOCUMENTED = ("_base_manager", "_default_manager", "_meta", "_state")


def is_async(value):
    value = inspect.unwrap(getattr(value, "__func__", value))
    return inspect.iscoroutinefunction(value) or inspect.isasyncgenfunction(value)


def of_class(holder):
    """Public names of the sync ones -> the async counterpart, null where there is none."""
    # Managers have the queryset's methods through functions that do not look async in every release.
    sources = (holder, QuerySet) if issubclass(holder, BaseManager) else (holder,)
    asyncs = {
        name
        for source in sources
        for name in dir(source)
        if hasattr(holder, name) and is_async(inspect.getattr_static(source, name))
    }
    return {
        name: "a" + name if "a" + name in asyncs else None
        for name in dir(holder)
        if not name.startswith("_") and name not in asyncs
    }


def of(*instances):
    """The same for instances, which have attributes of their own; what several of them have, of all."""
    found = {}
    for instance in instances:
        found.update({name: None for name in vars(instance) if not name.startswith("_")})
        found.update(of_class(type(instance)))
    return found


def main():
    members = {
        "queryset": of(User.objects.all()),
        "manager": of(ContentType._base_manager, User.objects),
        "related": of(ContentType(pk=1).logentry_set, User(pk=1).groups),
        "raw": of(User.objects.raw("select 1")),
        "model": of_class(Model),
    }
    for name in OF_EACH_MODEL + DOCUMENTED:
        if hasattr(Group, name) or hasattr(Group(), name):
            members["model"][name] = None
    print(json.dumps({"version": django.get_version(), "members": members}, indent=1, sort_keys=True))


main()
