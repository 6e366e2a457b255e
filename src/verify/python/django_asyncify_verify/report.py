"""Writes JSON lines, one file a process. Tests may replace `open` and fake the file system: a descriptor is kept."""

import json
import os
import threading

_folder = None
_descriptors = {}
_lock = threading.RLock()
# Set by the pytest plugin: pytest runs unittest's tests, too, under names of its own.
pytest_reports = False

LONGEST_MESSAGE = 4000


def begin(folder):
    global _folder
    _folder = folder


def write(line, _getpid=os.getpid, _write=os.write):
    """Adds a line to the file of this process; after a fork that is a new one."""
    pid = _getpid()
    with _lock:
        if pid not in _descriptors:
            path = os.path.join(_folder, "%d.jsonl" % pid)
            try:
                descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            except OSError:
                # A process that outlives the run finds the folder gone: nobody reads what it has to tell.
                return
            _descriptors.clear()
            _descriptors[pid] = descriptor
        _write(_descriptors[pid], json.dumps(line).encode("ascii") + b"\n")


def test(identifier, status, message=""):
    write({"kind": "test", "id": identifier, "status": status, "message": message[:LONGEST_MESSAGE]})


if hasattr(os, "register_at_fork"):
    # Another thread may have held the lock when this process was forked.
    def _new_lock():
        global _lock
        _lock = threading.RLock()

    os.register_at_fork(after_in_child=_new_lock)
