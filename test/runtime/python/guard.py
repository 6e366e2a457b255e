"""Notices what the project's code does on the event loop's thread that makes the loop wait.

Three nets, because none catches all: audit events (opened files, sockets, processes), a profile function on the loop's
thread (every call of a C function from Python code: reads and writes, locks, sockets, `os.stat`, SQLite), and hooks on
Django itself (`SynchronousOnlyOperation`, also when the project swallows it; queries; cache; e-mail).

Only a stack that has a frame of the project counts, imports excepted, and only while a loop runs in the thread: code that
`sync_to_async` moved to a thread may block as it likes.
"""

import asyncio
import io
import os
import sys
import threading

AUDITED = {
    "open": "file",
    "os.listdir": "file",
    "os.scandir": "file",
    "os.mkdir": "file",
    "os.rmdir": "file",
    "os.remove": "file",
    "os.rename": "file",
    "os.truncate": "file",
    "os.chmod": "file",
    "os.utime": "file",
    "os.link": "file",
    "os.symlink": "file",
    "glob.glob": "file",
    "shutil.copyfile": "file",
    "shutil.copytree": "file",
    "shutil.move": "file",
    "shutil.rmtree": "file",
    "shutil.make_archive": "file",
    "tempfile.mkstemp": "file",
    "tempfile.mkdtemp": "file",
    "socket.connect": "network",
    "socket.getaddrinfo": "network",
    "socket.gethostbyname": "network",
    "socket.gethostbyaddr": "network",
    "socket.sendto": "network",
    "socket.sendmsg": "network",
    "smtplib.connect": "network",
    "ftplib.connect": "network",
    "subprocess.Popen": "process",
    "os.system": "process",
    "os.posix_spawn": "process",
    "os.fork": "process",
    "os.forkpty": "process",
    "os.exec": "process",
    "os.spawn": "process",
    "sqlite3.connect": "database",
}
FILE_METHODS = {"read", "read1", "readinto", "readline", "readlines", "write", "writelines", "flush", "truncate"}
FILE_TYPES = {io.FileIO, io.BufferedReader, io.BufferedWriter, io.BufferedRandom, io.BufferedRWPair, io.TextIOWrapper}
SOCKET_METHODS = {"connect", "send", "sendall", "sendto", "recv", "recv_into", "recvfrom", "accept"}
SQLITE_METHODS = {"execute", "executemany", "executescript", "fetchone", "fetchmany", "fetchall", "commit", "rollback"}
POSIX_FUNCTIONS = {
    "stat", "lstat", "access", "listdir", "scandir", "mkdir", "rmdir", "unlink", "remove", "rename", "replace", "open",
    "read", "write", "fsync", "system", "wait", "waitpid", "waitid", "posix_spawn", "fork", "fork_exec", "utime", "chmod",
}
# Modules that read source files for tracebacks, or that import.
BOOKKEEPING = ("<frozen importlib", "/linecache.py", "/tokenize.py", "/importlib/")
DATABASE_MODULES = {"sqlite3", "_sqlite3"}
# Where the standard library waits for locks on behalf of its caller.
WAITING = ("/threading.py", "/queue.py", "/concurrent/futures/_base.py", "/concurrent/futures/thread.py")


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
        """Whether the caller of the function that asks is the project's own code."""
        return self.active and sys._getframe(2).f_code.co_filename.startswith(self.project)

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
        if name in POSIX_FUNCTIONS and function.__module__ in ("posix", "nt", "_posixsubprocess"):
            self.check("process" if name in ("system", "fork_exec", "posix_spawn") else "file", f"os.{name}")
        elif name in FILE_METHODS and type(owner) in FILE_TYPES:
            if owner is not sys.__stdout__ and owner is not sys.__stderr__:
                self.check("file", f"{type(owner).__name__}.{name}")
        elif name in SOCKET_METHODS and type(owner).__module__ in ("_socket", "socket", "_ssl", "ssl"):
            if getattr(owner, "gettimeout", lambda: None)() != 0:
                self.check("network", f"socket.{name}")
        elif name in SQLITE_METHODS and type(owner).__module__ in DATABASE_MODULES:
            self.check("database", f"sqlite3 {name}")
        elif name == "acquire" and type(owner).__module__ == "_thread":
            locked = getattr(owner, "locked", None)
            # A condition asks whether its lock is held by trying it, without waiting.
            if locked is not None and locked() and frame.f_code.co_name != "_is_owned":
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
