"""Notices what the coroutines of guarded files do on the event loop's thread that makes the loop wait.

Three nets, because none catches all: audit events, a profile function on the threads that run a loop (every call of a C
function from Python code: `time.sleep`, reads and writes, sockets, `os.stat`, SQLite), and hooks on Django
(`SynchronousOnlyOperation`, also when the project swallows it; queries, for when DJANGO_ALLOW_ASYNC_UNSAFE is set; the
cache and the mailbox in memory that tests have in the place of ones on the network).

A call is to blame on the innermost coroutine that is running: whatever sync code of the project or of a package lies
between, if that coroutine's code is in a guarded file, it should have been handed to a thread. If it is asyncio's,
asgiref's, Django's, a test's or another package's coroutine, it is not. Imports don't count, nor does what is read once
and kept (translations, time zones, source lines for tracebacks), nor logging.
"""

import inspect
import os
import sys
import threading
import time

from . import report
from .blocking_calls import AUDITED, MOMENTARY, NAMES, WAIT_NAMES, WAITING, blocking_call, is_free, waits_for
from .import_hooks import after_import

_guard = None
# unittest leaves frames of modules with this name out of its tracebacks.
__unittest = True

COROUTINE = inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR | inspect.CO_ITERABLE_COROUTINE
_LIBRARY = os.path.dirname(os.__file__) + os.sep
# Read once and kept, or done for whoever reads the log: not a view's doing.
UNBLAMED = tuple(
    _LIBRARY + name.replace("/", os.sep)
    for name in (
        "importlib/", "linecache.py", "tokenize.py", "logging/", "warnings.py", "traceback.py", "gettext.py",
        "mimetypes.py", "zoneinfo/", "encodings/", "inspect.py", "locale.py", "_strptime.py",
    )
)  # fmt: skip
UNBLAMED_PART = os.path.join("", "django", "utils", "translation", "")
# The method of Django's HttpRequest that reads what a form sent, uploaded files included.
READS_FORM = "_load_post_and_files"
# Shorter waits are the price of a lock that threads share, not waiting for what another thread does.
SHORTEST_WAIT = 0.01


def install(root, settings):
    """Starts watching this process. `settings` are those of the package's documentation."""
    global _guard
    _guard = _Guard(root, settings)
    sys.addaudithook(_guard.audit)
    after_import("asyncio.base_events", _guard.watch_loops)
    after_import("django.core.exceptions", _guard.watch_refusals)
    after_import("django.db.backends.utils", _guard.watch_queries)
    after_import("django.core.cache.backends.locmem", _guard.watch_cache)
    after_import("django.core.mail.backends.locmem", _guard.watch_mail)


def begin_test(identifier):
    """What blocks from now on belongs to this test."""
    if _guard is not None:
        _guard.test = identifier
        _guard.failures = []


def take_failures():
    """Text about what blocked since the last call, empty when nothing did."""
    if _guard is None or not _guard.failures:
        return ""
    failures, _guard.failures = _guard.failures, []
    return "\n".join(failures)


def fail_if_blocked():
    """A test's last cleanup."""
    __tracebackhide__ = True
    failures = take_failures()
    if failures:
        raise AssertionError(failures)


class _Guard:
    def __init__(self, root, settings):
        base = os.path.realpath(root)
        self.files = {
            os.path.realpath(path): os.path.relpath(os.path.realpath(path), base).replace(os.sep, "/")
            for path in settings["files"]
        }
        self.excepted = {(file, name) for file, name in settings["except"]}
        self.fails = settings["fails"]
        self.names = {}
        self.test = None
        self.failures = []
        self.seen = set()
        self.reached = set()
        self.local = threading.local()

    def guarded(self, filename):
        """The file's name in the project, None when it is not guarded."""
        if filename not in self.names:
            self.names[filename] = self.files.get(os.path.realpath(filename)) if os.path.isabs(filename) else None
        return self.names[filename]

    def culprit(self, frame):
        """The coroutine's frame that is to blame, or None."""
        while frame is not None:
            code = frame.f_code
            name = code.co_filename
            if name.startswith("<frozen importlib") or name.startswith(UNBLAMED) or UNBLAMED_PART in name:
                return None
            if code.co_flags & COROUTINE:
                return None if self.guarded(name) is None else frame
            if code.co_name == READS_FORM and is_read_before(frame.f_locals.get("self")):
                return None
            frame = frame.f_back
        return None

    def check(self, frame, call):
        if getattr(self.local, "checking", False) or _running_loop() is None:
            return
        self.local.checking = True
        try:
            culprit = self.culprit(frame)
            if culprit is not None:
                self.blame(culprit, call)
        finally:
            self.local.checking = False

    def blame(self, frame, call):
        file, line, function = self.guarded(frame.f_code.co_filename), frame.f_lineno, frame.f_code.co_name
        if (file, function) in self.excepted:
            return
        # One line that blocks makes many calls; the first says what it does.
        place = (self.test, file, line)
        if place in self.seen:
            return
        self.seen.add(place)
        report.write(
            {"kind": "violation", "test": self.test, "file": file, "line": line, "function": function, "call": call}
        )
        if self.fails:
            self.failures.append("%s:%d in %s(): %s blocks the event loop" % (file, line, function, call))

    def check_wait(self, frame, what):
        """As `check`, for a wait that guarded code itself asked for: asyncio and asgiref wait for a moment, too."""
        if frame.f_code.co_filename.replace(os.sep, "/").endswith(MOMENTARY):
            return
        while frame is not None and frame.f_code.co_filename.replace(os.sep, "/").endswith(WAITING):
            frame = frame.f_back
        if frame is not None and not is_library(frame.f_code.co_filename):
            self.check(frame, "waiting for " + what)

    def audit(self, event, args):
        if event in AUDITED and _running_loop() is not None:
            first = args[0] if args else ""
            self.check(sys._getframe(1), "%s %r" % (event, first) if isinstance(first, (str, bytes)) else event)

    def profile(self, frame, event, argument):
        if event == "c_call":
            name = getattr(argument, "__name__", None)
            if name in NAMES:
                streams = (sys.__stdout__, sys.__stderr__, sys.stdout, sys.stderr)
                call = blocking_call(argument, streams, frame.f_code.co_name)
                if call is not None:
                    self.check(frame, call[1])
            elif name in WAIT_NAMES:
                self.local.since = None if is_free(argument) else time.perf_counter()
        elif event == "c_return":
            if getattr(argument, "__name__", None) in WAIT_NAMES:
                since = getattr(self.local, "since", None)
                if since is not None and time.perf_counter() - since >= SHORTEST_WAIT:
                    what = waits_for(argument)
                    if what is not None:
                        self.check_wait(frame, what)
        elif event == "call" and frame.f_code.co_flags & COROUTINE and frame.f_code not in self.reached:
            self.reached.add(frame.f_code)
            self.tell_reached(frame.f_code)

    def tell_reached(self, code):
        file = self.guarded(code.co_filename)
        if file is None or getattr(self.local, "checking", False):
            return
        # Writing the report opens a file, below the coroutine: that is not its doing.
        self.local.checking = True
        try:
            report.write({"kind": "reached", "file": file, "line": code.co_firstlineno, "function": code.co_name})
        finally:
            self.local.checking = False

    def watch_loops(self, module):
        original = module.BaseEventLoop.run_forever
        guard = self

        def run_forever(self):
            # A profiler that is there already is left alone: the other nets remain.
            if sys.getprofile() is not None:
                return original(self)
            sys.setprofile(guard.profile)
            try:
                return original(self)
            finally:
                sys.setprofile(None)

        module.BaseEventLoop.run_forever = run_forever

    def watch_refusals(self, module):
        guard = self
        original = module.SynchronousOnlyOperation.__init__

        def refused(self, *args):
            original(self, *args)
            guard.check(sys._getframe(1), "a query (SynchronousOnlyOperation)")

        module.SynchronousOnlyOperation.__init__ = refused

    def watch_queries(self, module):
        for name in ("execute", "executemany", "callproc"):
            self.watch_method(module.CursorWrapper, name, "a query")

    def watch_cache(self, module):
        for name in ("get", "set", "add", "touch", "incr", "delete", "has_key", "clear"):
            self.watch_method(module.LocMemCache, name, "cache.%s" % name)

    def watch_mail(self, module):
        self.watch_method(module.EmailBackend, "send_messages", "sending e-mail")

    def watch_method(self, owner, name, what):
        original = getattr(owner, name, None)
        if original is None:
            return
        guard = self

        def method(self, *args, **kwargs):
            guard.check(sys._getframe(1), what)
            return original(self, *args, **kwargs)

        method.__name__ = name
        setattr(owner, name, method)


def is_read_before(request):
    """Whether the check of CsrfViewMiddleware reads the form in its thread, before the view, but for tests: their client
    tells it not to check, and what it accepts then is marked like what it has checked.
    """
    return getattr(request, "_dont_enforce_csrf_checks", False) and getattr(request, "csrf_processing_done", False)


def is_library(filename):
    """Whether it is a module of the standard library."""
    return filename.startswith(_LIBRARY) and "site-packages" not in filename


def _running_loop():
    """The loop that runs in this thread; asyncio is not imported for the sake of asking."""
    events = sys.modules.get("asyncio.events")
    return None if events is None else getattr(events, "_get_running_loop", lambda: None)()
