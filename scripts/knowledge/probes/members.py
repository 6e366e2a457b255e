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
from django.db.models.query import RawQuerySet  # noqa: E402
from django.db.models.manager import BaseManager, Manager  # noqa: E402

# What a model has only when it has a field, an exception or a manager is not the base class's.
NAMES_OF_MODELS = ("DoesNotExist", "MultipleObjectsReturned", "NotUpdated", "objects", "pk", "id")
PRIVATE = ("_base_manager", "_default_manager", "_meta", "_state")


def is_async(value):
    value = inspect.unwrap(getattr(value, "__func__", value))
    return inspect.iscoroutinefunction(value) or inspect.isasyncgenfunction(value)


def of(*holders):
    """Public names of the sync ones -> the async counterpart, null where there is none."""
    found = {}
    for holder in holders:
        # Managers have the queryset's methods through functions that do not look async in every release.
        sources = (holder, QuerySet) if issubclass(holder, BaseManager) else (holder,)
        asyncs = {
            name
            for source in sources
            for name in dir(source)
            if hasattr(holder, name) and is_async(inspect.getattr_static(source, name))
        }
        for name in dir(holder):
            if not name.startswith("_") and name not in asyncs:
                found[name] = "a" + name if "a" + name in asyncs else found.get(name)
    return found


def main():
    members = {
        "queryset": of(QuerySet),
        "manager": of(Manager, type(User.objects)),
        "related": of(type(ContentType(pk=1).logentry_set), type(User(pk=1).groups)),
        "raw": of(RawQuerySet),
        "model": of(Model),
    }
    own = dir(Group) + list(vars(Group()))
    for name in NAMES_OF_MODELS + PRIVATE:
        if name in own:
            members["model"][name] = None
    print(json.dumps({"version": django.get_version(), "members": members}, indent=1, sort_keys=True))


main()
