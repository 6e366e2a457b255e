"""Middleware that waits on the event loop, or takes a coroutine for a response; what the probes say of each, as JSON."""
import json
import sys
import tempfile

import asking
import setup

setup.configure(CACHES={"default": {"BACKEND": "asking.RecordingLocMemCache"}}, LOGGING_CONFIG=None)

from asgiref.sync import iscoroutinefunction, markcoroutinefunction, sync_to_async  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.core.cache import cache  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.utils.deprecation import MiddlewareMixin  # noqa: E402


class Native:
    sync_capable = True
    async_capable = True

    def __init__(self, get_response):
        self.get_response = get_response
        self.is_async = iscoroutinefunction(get_response)
        if self.is_async:
            markcoroutinefunction(self)

    def __call__(self, request):
        if self.is_async:
            return self.__acall__(request)
        self.work()
        return self.get_response(request)

    async def __acall__(self, request):
        self.work()
        return await self.get_response(request)

    def work(self):
        pass


class Offloaded(Native):
    async def __acall__(self, request):
        await sync_to_async(User.objects.count)()
        return await self.get_response(request)


class Database(Native):
    def work(self):
        User.objects.count()


class Silenced(Native):
    def work(self):
        try:
            User.objects.count()
        except Exception:
            pass


class Cache(Native):
    def work(self):
        cache.get("probe")


class File(Native):
    def work(self):
        with tempfile.TemporaryFile() as file:
            file.write(b"probe")


class Hooks(MiddlewareMixin):
    def process_request(self, request):
        User.objects.count()

    def process_response(self, request, response):
        return response


class Coroutine(MiddlewareMixin):
    def __call__(self, request):
        response = self.get_response(request)
        response["X-Probe"] = "1"
        return response


def plain(get_response):
    return lambda request: get_response(request)


sys.modules["asked_middleware"] = sys.modules["__main__"]
setup.urlpatterns.extend(asking.Views.patterns())
call_command("migrate", verbosity=0)
asking.watch()
asked = [Native, Offloaded, Database, Silenced, Cache, File, Hooks, Coroutine, plain]
print(json.dumps({each.__name__: asking.ask_middleware("asked_middleware." + each.__name__, each, []) for each in asked}))
