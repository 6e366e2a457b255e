"""Runs a command, with its output thrown away, and prints what it took: {"wall", "cpu", "rss", "status"}.

The command and its folder come on standard input: {"command": [...], "cwd": "..."}. Seconds of processor time are those
of the command and of the processes that it waited for; on a busy machine they say more than the clock. rss is in KiB.
"""

import json
import os
import subprocess
import sys
import time

task = json.load(sys.stdin)
started = time.monotonic()
process = subprocess.Popen(
    task["command"], cwd=task["cwd"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
)
_, status, usage = os.wait4(process.pid, 0)
json.dump(
    {
        "wall": time.monotonic() - started,
        "cpu": usage.ru_utime + usage.ru_stime,
        "rss": usage.ru_maxrss,
        "status": os.waitstatus_to_exitcode(status),
    },
    sys.stdout,
)
