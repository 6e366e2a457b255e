"""Notices what the project's code does on the event loop's thread that makes the loop wait.

Three nets, because none catches all: audit events (opened files, sockets, processes), a profile function on the loop's
thread (every call of a C function from Python code: reads and writes, locks, sockets, `os.stat`, SQLite), and hooks on
Django itself (`SynchronousOnlyOperation`, also when the project swallows it; queries; cache; e-mail).

Only a stack that has a frame of the project counts, imports excepted, and only while a loop runs in the thread: code that
`sync_to_async` moved to a thread may block as it likes.
"""

import asyncio
import os
import sys
import threading

# The guard that is shipped with `verify` knows the same calls.
sys.path.append(os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../src/verify/python")))

from django_asyncify_verify.blocking_calls import AUDITED, WAITING, blocking_call

# Modules that read source files for tracebacks, or that import.
BOOKKEEPING = ("<frozen importlib", "/linecache.py", "/tokenize.py", "/importlib/")


class Guard:
    def __init__(self, project):
        self.project = project + os.sep
        self.here = os.path.dirname(os.path.abspath(__file__)) + os.sep
        self.events = []
        self.active = False
        self.checking = threading.local()

    def install(self):
        sys.addaudithook(self._audit)
        self._hook_django()

    def begin(self):
        self.events = []
        self.active = True
        sys.setprofile(self._profile)

    def end(self):
        sys.setprofile(None)
        self.active = False
        return self.events

    def _project_frame(self):
        """The frame of the project that is to blame, or None.

        A frame of Django's request handler above it ends the search: what Django does for itself below one of the
        project's middleware is not the project's doing.
        """
        frame = sys._getframe(2)
        while frame is not None:
            name = frame.f_code.co_filename
            if name.startswith(self.project):
                return frame
            if name.startswith(BOOKKEEPING[0]) or name.endswith(BOOKKEEPING[1:3]) or BOOKKEEPING[3] in name:
                return None
            if "/django/core/handlers/" in name:
                return None
            if name.endswith("/threading.py") and frame.f_code.co_name == "start":
                return None
            frame = frame.f_back
        return None

    def called_from_project(self):
        """Whether the caller of the function that asks is the project's own code, or `sync_to_async` in its place."""
        caller = sys._getframe(2).f_code.co_filename
        return self.active and (caller.startswith(self.project) or caller.endswith("/asgiref/sync.py"))

    def check_lock(self, what):
        """As `check`, for a wait the project's code itself asked for: asyncio and asgiref wait for a moment, too."""
        frame = sys._getframe(2)
        while frame is not None and frame.f_code.co_filename.endswith(WAITING):
            frame = frame.f_back
        if frame is not None and frame.f_code.co_filename.startswith(self.project):
            self.check("lock", what)

    def check(self, kind, what):
        """Writes down an event when this thread runs a loop and the project's code is to blame."""
        if not self.active or asyncio._get_running_loop() is None or getattr(self.checking, "on", False):
            return
        self.checking.on = True
        try:
            frame = self._project_frame()
            if frame is not None:
                path = frame.f_code.co_filename.removeprefix(self.project)
                self.events.append(
                    {"kind": kind, "what": what, "at": f"{path}:{frame.f_lineno} in {frame.f_code.co_name}"}
                )
        finally:
            self.checking.on = False

    def _audit(self, event, args):
        if self.active and event in AUDITED:
            self.check(AUDITED[event], f"{event} {args[0]!r}" if args else event)

    def _profile(self, frame, event, function):
        if event != "c_call":
            return
        name = function.__name__
        owner = getattr(function, "__self__", None)
        call = blocking_call(function, (sys.__stdout__, sys.__stderr__), frame.f_code.co_name)
        if call is not None:
            # Sleeping is the harness's to notice: it replaces time.sleep() to measure it.
            if call[0] != "sleep":
                self.check(*call)
        elif name == "acquire" and type(owner).__module__ == "_thread":
            locked = getattr(owner, "locked", None)
            # A condition asks whether its lock is held by trying it, without waiting; so does a wait of no time at all.
            tries = frame.f_code.co_name == "_is_owned" or frame.f_locals.get("timeout") == 0
            if locked is not None and locked() and not tries:
                self.check_lock("waits for a lock")
        elif name in ("select", "poll") and (function.__module__ == "select" or type(owner).__module__ == "select"):
            self.check("select", f"select.{name}")
        elif name == "get" and type(owner).__name__ == "SimpleQueue" and owner.empty():
            self.check_lock("waits for a queue")

    def _hook_django(self):
        from django.core.cache.backends.locmem import LocMemCache
        from django.core.exceptions import SynchronousOnlyOperation
        from django.core.mail.backends.locmem import EmailBackend
        from django.db.backends.utils import CursorWrapper

        guard = self

        def refused(self, *args):
            Exception.__init__(self, *args)
            guard.check("database", "SynchronousOnlyOperation")

        SynchronousOnlyOperation.__init__ = refused

        def watched(owner, name, kind, what):
            original = getattr(owner, name)

            def method(self, *args, **kwargs):
                guard.check(kind, what)
                return original(self, *args, **kwargs)

            setattr(owner, name, method)

        for name in ("execute", "executemany", "callproc"):
            watched(CursorWrapper, name, "database", f"cursor.{name}")
        # Neither blocks in memory; both do with the backends that are used in production.
        for name in ("get", "set", "add", "touch", "incr", "delete", "has_key", "clear"):
            watched(LocMemCache, name, "network", f"cache.{name}")
        watched(EmailBackend, "send_messages", "network", "e-mail")
