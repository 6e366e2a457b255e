"""Counts the switches between event loop and thread that one request makes on real Django.

    python switches.py chains.json

The file: {path, chains: [[middleware, ...], ...]}. Prints a JSON list, one object a chain: the switches of a request to a
sync and to an async view, under ASGI and under WSGI. What a request costs by itself (signals, closing the response) is
measured with an empty chain and taken off. A call of `sync_to_async` or `async_to_sync` is two switches: there and back.
"""

import asyncio
import io
import json
import sys

import django
from asgiref.sync import AsyncToSync, SyncToAsync
from django.conf import settings
from django.http import HttpResponse
from django.urls import path

calls = 0


def count_calls(owner):
    original = owner.__call__

    def counted(self, *args, **kwargs):
        global calls
        calls += 1
        return original(self, *args, **kwargs)

    owner.__call__ = counted


def sync_view(request):
    return HttpResponse("sync")


async def async_view(request):
    return HttpResponse("async")


urlpatterns = [path("sync/", sync_view), path("async/", async_view)]


async def over_asgi(url):
    from django.core.handlers.asgi import ASGIHandler

    global calls
    handler = ASGIHandler()
    scope = {
        "type": "http", "http_version": "1.1", "method": "GET", "scheme": "http", "path": url, "raw_path": url.encode(),
        "query_string": b"", "headers": [(b"host", b"testserver")], "client": ("127.0.0.1", 1), "server": ("testserver", 80),
    }
    inbox = [{"type": "http.request", "body": b"", "more_body": False}]
    gone = asyncio.Event()
    statuses = []

    async def receive():
        if inbox:
            return inbox.pop()
        await gone.wait()
        return {"type": "http.disconnect"}

    async def send(message):
        if message["type"] == "http.response.start":
            statuses.append(message["status"])
        elif not message.get("more_body"):
            gone.set()

    calls = 0
    await handler(scope, receive, send)
    assert statuses == [200], (url, statuses)
    return calls


def over_wsgi(url):
    from django.core.handlers.wsgi import WSGIHandler

    global calls
    handler = WSGIHandler()
    environ = {
        "REQUEST_METHOD": "GET", "PATH_INFO": url, "SERVER_NAME": "testserver", "SERVER_PORT": "80", "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(), "SERVER_PROTOCOL": "HTTP/1.1",
    }
    statuses = []
    calls = 0
    response = handler(environ, lambda status, headers: statuses.append(status[:3]))
    list(response)
    response.close()
    assert statuses == ["200"], (url, statuses)
    return calls


def measure(chain):
    settings.MIDDLEWARE = chain
    return {
        "asgi": {view: asyncio.run(over_asgi(f"/{view}/")) for view in ("sync", "async")},
        "wsgi": {view: over_wsgi(f"/{view}/") for view in ("sync", "async")},
    }


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        plan = json.load(file)
    sys.path[:0] = plan["path"]
    settings.configure(
        ROOT_URLCONF=__name__,
        ALLOWED_HOSTS=["*"],
        SECRET_KEY="not-a-secret",
        MIDDLEWARE=[],
        INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.messages"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies",
        MESSAGE_STORAGE="django.contrib.messages.storage.cookie.CookieStorage",
        USE_TZ=True,
    )
    django.setup()
    count_calls(SyncToAsync)
    count_calls(AsyncToSync)
    empty = measure([])
    own = {"asgi": empty["asgi"]["async"], "wsgi": empty["wsgi"]["sync"]}
    results = [
        {server: {view: 2 * (n - own[server]) for view, n in views.items()} for server, views in measure(chain).items()}
        for chain in plan["chains"]
    ]
    print(json.dumps({"django": django.get_version(), "switches": results}))


if __name__ == "__main__":
    main()
