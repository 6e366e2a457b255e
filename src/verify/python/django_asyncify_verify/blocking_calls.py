"""What makes a thread wait, as Python itself tells of it: audit events, and calls of C functions.

Audit events: the table in the documentation of the standard library ("Audit events table"). Each name is one that the
event loop's thread should not cause.
"""

import io

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
SOCKET_MODULES = {"_socket", "socket", "_ssl", "ssl"}
SQLITE_METHODS = {"execute", "executemany", "executescript", "fetchone", "fetchmany", "fetchall", "commit", "rollback"}
DATABASE_MODULES = {"sqlite3", "_sqlite3"}
POSIX_FUNCTIONS = {
    "stat", "lstat", "access", "listdir", "scandir", "mkdir", "rmdir", "unlink", "remove", "rename", "replace", "open",
    "read", "write", "fsync", "system", "wait", "waitpid", "waitid", "posix_spawn", "fork", "fork_exec", "utime", "chmod",
}
POSIX_MODULES = {"posix", "nt", "_posixsubprocess"}
PROCESS_FUNCTIONS = {"system", "fork_exec", "posix_spawn"}
# Where the standard library waits for locks on behalf of its caller.
WAITING = ("/threading.py", "/queue.py", "/concurrent/futures/_base.py", "/concurrent/futures/thread.py")

# asgiref's `Local`, which Django keeps its time zone and language in, takes its lock for as long as a read takes: on a
# machine that has much to do that alone can look like a wait.
MOMENTARY = "/asgiref/local.py"

NAMES = FILE_METHODS | SOCKET_METHODS | SQLITE_METHODS | POSIX_FUNCTIONS | {"sleep"}


def blocking_call(function, standard_streams, caller):
    """What the call of a C function waits for: (kind, text), or None. Waits for locks are told by `waits_for`.

    `caller` is the name of the function that makes the call: `Popen.poll()` only asks whether a process has ended.
    """
    name = function.__name__
    owner = getattr(function, "__self__", None)
    if name == "waitpid" and caller == "_internal_poll":
        return None
    if name in POSIX_FUNCTIONS and function.__module__ in POSIX_MODULES:
        return ("process" if name in PROCESS_FUNCTIONS else "file", "os.%s" % name)
    if name == "sleep":
        return ("sleep", "time.sleep") if function.__module__ == "time" else None
    if name in FILE_METHODS and type(owner) in FILE_TYPES:
        return None if any(owner is stream for stream in standard_streams) else ("file", "%s.%s" % (type(owner).__name__, name))
    if name in SOCKET_METHODS and type(owner).__module__ in SOCKET_MODULES:
        waits = getattr(owner, "gettimeout", lambda: None)() != 0
        return ("network", "socket.%s" % name) if waits else None
    if name in SQLITE_METHODS and type(owner).__module__ in DATABASE_MODULES:
        return ("database", "sqlite3 %s" % name)
    return None


WAIT_NAMES = {"acquire", "get", "select", "poll"}


def is_free(function):
    """Whether it takes a lock that nobody holds: however long that takes, it waits for nobody."""
    locked = getattr(getattr(function, "__self__", None), "locked", None)
    return function.__name__ == "acquire" and locked is not None and not locked()


def waits_for(function):
    """What a call may wait for, depending on what others do: a text, or None."""
    name = function.__name__
    owner = getattr(function, "__self__", None)
    if name == "acquire" and type(owner).__module__ == "_thread":
        return "a lock"
    if name in ("select", "poll") and (function.__module__ == "select" or type(owner).__module__ == "select"):
        return "select.%s" % name
    if name == "get" and type(owner).__name__ == "SimpleQueue":
        return "a queue"
    return None
