"""What the probes share: what is done on the event loop is recorded, and requests are served over ASGI and WSGI."""
import asyncio
import contextlib
import inspect
import re
import sys

try:
    from asgiref.sync import iscoroutinefunction
except ImportError:
    iscoroutinefunction = asyncio.iscoroutinefunction

HOOKS = [
    "process_request",
    "process_view",
    "process_template_response",
    "process_exception",
    "process_response",
]

used_on_loop = set()

# Files that Python itself opens: modules that are imported late, the source of a traceback, devices.
PYTHONS_OWN = re.compile(r"\.(py|pyc|pyi|so|pth)$|__pycache__|^/(dev|proc|sys)/|<")
AUDITED = {
    "socket.connect": "network",
    "socket.getaddrinfo": "network",
    "socket.gethostbyname": "network",
    "socket.sendto": "network",
    "subprocess.Popen": "process",
    "time.sleep": "sleep",
}


def on_loop():
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True


def record(what):
    if on_loop():
        used_on_loop.add(what)


def audit(event, arguments):
    if event == "open":
        if isinstance(arguments[0], str) and not PYTHONS_OWN.search(arguments[0]):
            record("file")
    elif event in AUDITED:
        record(AUDITED[event])


def watch():
    """From now on `used_on_loop` holds what waits there: database, cache, file, network, process, sleep."""
    from django.core.exceptions import SynchronousOnlyOperation

    initialize = SynchronousOnlyOperation.__init__

    def recording(self, *args):
        record("database")
        initialize(self, *args)

    SynchronousOnlyOperation.__init__ = recording
    sys.addaudithook(audit)


def recording_cache(backend):
    """The backend with its sync methods recorded."""

    def recorded(name):
        def method(self, *args, **kwargs):
            record("cache")
            return getattr(backend, name)(self, *args, **kwargs)

        return method

    names = ["add", "delete", "get", "get_many", "has_key", "incr", "set", "set_many", "touch"]
    return type("RecordingCache", (backend,), {name: recorded(name) for name in names})


def __getattr__(name):
    # Named in settings, so imported only when those are there.
    from django.core.cache.backends.dummy import DummyCache
    from django.core.cache.backends.locmem import LocMemCache

    backends = {"RecordingDummyCache": DummyCache, "RecordingLocMemCache": LocMemCache}
    if name not in backends:
        raise AttributeError(name)
    return recording_cache(backends[name])


class Answer:
    def __init__(self, status, body, error):
        self.status = status
        self.body = body
        self.error = error

    def __eq__(self, other):
        # Whole bodies differ from request to request: tokens, times, identifiers.
        return (self.status, b"answer" in self.body) == (other.status, b"answer" in other.body)


def said(error):
    """An exception in one line, without what differs from run to run."""
    lines = str(error).strip().splitlines()
    text = type(error).__name__ + (": " + lines[0] if lines else "")
    text = re.sub(r" (object )?at 0x[0-9a-f]+", "", text)
    return text if len(text) <= 160 else text[:157] + "..."


@contextlib.contextmanager
def errors_of_requests():
    """The exceptions that requests end with, which Django turns into answers."""
    from django.core import signals

    errors = []

    def receive(sender, **kwargs):
        errors.append(sys.exc_info()[1])

    signals.got_request_exception.connect(receive, weak=False, dispatch_uid="probe")
    try:
        yield errors
    finally:
        signals.got_request_exception.disconnect(dispatch_uid="probe")


def over_asgi(path, times=1):
    """The answer of the project's chain to `GET path`, the last of several; what the last one did is in `used_on_loop`."""
    from django.core.handlers.asgi import ASGIHandler

    async def request(application, sent):
        messages = [{"type": "http.request", "body": b"", "more_body": False}]

        async def receive():
            if messages:
                return messages.pop(0)
            await asyncio.sleep(3600)

        async def send(message):
            sent.append(message)

        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "GET",
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"",
            "root_path": "",
            "scheme": "http",
            "headers": [(b"host", b"testserver"), (b"user-agent", b"Mozilla/5.0"), (b"accept", b"text/html")],
            "client": ("127.0.0.1", 4000),
            "server": ("testserver", 80),
        }
        await application(scope, receive, send)

    async def run(application, sent):
        for _ in range(times):
            used_on_loop.clear()
            del sent[:]
            await request(application, sent)

    sent = []
    with errors_of_requests() as errors:
        try:
            application = ASGIHandler()
            asyncio.run(run(application, sent))
        except Exception as error:
            return Answer(500, b"", said(error))
    if not sent:
        return Answer(500, b"", "no answer")
    body = b"".join(message.get("body", b"") for message in sent)
    return Answer(sent[0]["status"], body, said(errors[-1]) if errors else None)


def over_wsgi(path):
    from django.core.handlers.wsgi import WSGIHandler
    from django.test import RequestFactory

    found = []
    environment = RequestFactory(HTTP_HOST="testserver", HTTP_USER_AGENT="Mozilla/5.0", HTTP_ACCEPT="text/html")
    environment = environment.get(path).environ
    with errors_of_requests() as errors:
        try:
            parts = WSGIHandler()(environment, lambda status, headers, exc_info=None: found.append(status))
            body = b"".join(parts)
        except Exception as error:
            return Answer(500, b"", said(error))
    return Answer(int(found[0].split()[0]), body, said(errors[-1]) if errors else None)


class Views:
    """What the probes serve, as a URLconf: `/` and `/error/` and `/template/`, and `/sync/` the first as a sync view."""

    @staticmethod
    def patterns():
        from django.http import HttpResponse
        from django.template import engines
        from django.template.response import TemplateResponse
        from django.urls import path

        async def page(request):
            return HttpResponse("<html><head></head><body>answer</body></html>")

        def sync_page(request):
            return HttpResponse("<html><head></head><body>answer</body></html>")

        async def error(request):
            raise ValueError("of the probe")

        async def template(request):
            return TemplateResponse(request, engines["django"].from_string("answer"))

        return [
            path("", page, name="probe"),
            path("sync/", sync_page),
            path("error/", error),
            path("template/", template),
        ]


def hook_places(dotted, factory, chain):
    """
    Where Django and the middleware call each hook in front of an async view: hook -> "thread", "loop" (a sync hook that
    is called there) or "native" (an async one). The hooks' own bodies are left out. None when the middleware lets no request through.
    """
    from unittest import mock

    from django.test import override_settings

    places = {}

    def stub(name, original):
        def passed_on(args):
            return args[-1] if name in ("process_response", "process_template_response") else None

        if iscoroutinefunction(original):

            async def hook(self, *args, **kwargs):
                places[name] = "native"
                return passed_on(args)

        else:

            def hook(self, *args, **kwargs):
                places[name] = "loop" if on_loop() else "thread"
                return passed_on(args)

        return hook

    with contextlib.ExitStack() as stack:
        if inspect.isclass(factory):
            for name in HOOKS:
                # Where it is defined: a class may look whether an heir has overridden it.
                owner = next((each for each in factory.__mro__ if name in vars(each)), None)
                if owner is not None:
                    stack.enter_context(mock.patch.object(owner, name, stub(name, getattr(factory, name))))
        stack.enter_context(override_settings(MIDDLEWARE=chain + [dotted]))
        answers = [over_asgi(path) for path in ("/", "/error/", "/template/")]
    return places if answers[0].status == 200 else None


def declared_hooks(factory, can_async):
    """The hooks that run in a thread, as what the class is made of says it, for those that could not be run."""
    if not inspect.isclass(factory):
        return []
    sync = [name for name in HOOKS if hasattr(factory, name) and not iscoroutinefunction(getattr(factory, name))]
    around = ("process_request", "process_response")
    call = getattr(factory, "__call__", None)
    own_async = getattr(factory, "__acall__", None)
    mixed_in = all(
        getattr(method, "__module__", None) in ("django.utils.deprecation", "django.middleware")
        for method in (call, own_async)
    )
    return [name for name in sync if name not in around or (can_async and mixed_in)]


def ask_middleware(dotted, factory, chain):
    """What an async view pays for it. `chain` stands in front of it."""
    from django.core.exceptions import MiddlewareNotUsed
    from django.test import override_settings

    can_sync = bool(getattr(factory, "sync_capable", True))
    can_async = bool(getattr(factory, "async_capable", False))
    modes = "both" if can_sync and can_async else "async" if can_async else "sync"
    found = {"modes": modes, "hooks": declared_hooks(factory, can_async)}

    def make():
        async def get_response(request):
            raise AssertionError

        def sync_get_response(request):
            raise AssertionError

        return factory(get_response if can_async else sync_get_response)

    try:
        make()
    except MiddlewareNotUsed:
        return dict(found, unrun="it takes itself out of the chain with these settings")
    except Exception as error:
        return dict(found, unrun=said(error))
    places = hook_places(dotted, factory, chain)
    if places is not None:
        around = ("process_request", "process_response")
        found["hooks"] = [
            name
            for name in HOOKS
            if places.get(name) == "thread" and (can_async or name not in around)
        ]
    with override_settings(MIDDLEWARE=chain + [dotted]):
        sync = over_wsgi("/sync/")
        whole = over_asgi("/", times=2)
        blocks = sorted(used_on_loop)
    if sync.status >= 500:
        if places is None:
            found["unrun"] = sync.error or "it answers %d" % sync.status
        return found
    if sync != whole:
        if blocks == [] or whole.status == sync.status:
            found["breaks"] = whole.error or "it answers otherwise than in front of a sync view"
    if can_async and blocks:
        found["blocks"] = blocks
    return found
