"""
Reads expressions from standard input, a JSON list, evaluates each on the event loop and prints, as JSON, whether it
reached the database there: "database", "free", or the error's name.

Names at hand: `Group`, `Permission`, `User`, `ContentType` (models), `users` (a queryset, not evaluated), `fetched` (an
ordered, evaluated one), `group` (an instance), `user` (with its groups prefetched), `lazy` (a lazy user, not loaded), `raw`.
"""
import asyncio
import json
import sys

import setup

setup.configure()

from django.contrib.admin.models import LogEntry  # noqa: E402
from django.contrib.auth.models import Group, Permission, User  # noqa: E402
from django.contrib.contenttypes.models import ContentType  # noqa: E402
from django.core.exceptions import SynchronousOnlyOperation  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import models  # noqa: E402
from django.utils.functional import SimpleLazyObject  # noqa: E402


def prepare():
    User.objects.all().delete()
    Group.objects.all().delete()
    group = Group.objects.create(name="probe")
    user = User.objects.create_user("probe", "probe@example.com", "probe")
    user.groups.add(group)
    fetched = User.objects.order_by("username")
    list(fetched)
    return {
        "ContentType": ContentType,
        "Group": Group,
        "LogEntry": LogEntry,
        "Permission": Permission,
        "User": User,
        "content_type": ContentType.objects.get_for_model(User),
        "fetched": fetched,
        "group": Group.objects.get(),
        "lazy": SimpleLazyObject(lambda: User.objects.get()),
        "models": models,
        "raw": User.objects.raw("select * from auth_user"),
        "user": User.objects.prefetch_related("groups").get(),
        "users": User.objects.all(),
    }


def ask(expression):
    names = prepare()

    async def run():
        eval(expression, names)

    try:
        asyncio.run(run())
    except SynchronousOnlyOperation:
        return "database"
    except Exception as error:
        return type(error).__name__
    return "free"


call_command("migrate", verbosity=0)
print(json.dumps([ask(expression) for expression in json.load(sys.stdin)]))
