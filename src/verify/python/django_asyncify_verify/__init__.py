"""Reports each test's result, and notices what blocks the event loop, in any Python process of a test command.

How to use it: put the folder above this one first on PYTHONPATH, and name a JSON file in ASYNCIFY_VERIFY:

    {
      "report": "/scratch/report",                  a folder that exists; each process adds a file of JSON lines
      "root": "/scratch/copy",                      places are given relative to it
      "guard": {                                    or null: results only
        "files": ["/scratch/copy/shop/views.py"],   whose coroutines must not block the loop
        "except": [["shop/views.py", "live"]],      functions (by file and name) that may
        "fails": true                               a test during which one blocked fails; false: it is only reported
      },
      "redirect": {"from": "/home/me/shop", "to": "/scratch/copy"}
                                                    or null; modules of the first folder come from the second
    }

unittest (Django's runner too, also with --parallel) and pytest (also with xdist) need nothing else: wrappers such as
make, tox-less scripts, `coverage run` and `uv run` hand the variables on. A line of the report is one of

    {"kind": "start", "argv": [...], "python": "3.12.1"}
    {"kind": "test", "id": "...", "status": "passed" | "skipped" | "failed" | "error", "message": "error\\nplace"}
    {"kind": "violation", "test": "..." | null, "file": "shop/views.py", "line": 12, "function": "detail", "call": "time.sleep"}
    {"kind": "reached", "file": "shop/views.py", "line": 10, "function": "detail"}
    {"kind": "modules", "copy": ["shop/views.py"], "original": []}

A test can have several `test` lines (phases, subtests): the worst of them counts. `reached` names coroutines of the
guarded files that ran; `modules` the guarded files that were imported, from the copy and from the folder that
`redirect` leads away from. Works on Python 3.8 to 3.13 and needs nothing but the standard library.
"""

import json
import os
import sys


def start(path):
    """Reads the settings and hooks into this process. Called by `sitecustomize`."""
    from . import redirect, report, unittest_hooks

    with open(path, encoding="utf-8") as file:
        settings = json.load(file)
    report.begin(settings["report"])
    report.write({"kind": "start", "argv": getattr(sys, "orig_argv", []), "python": sys.version.split()[0]})
    if settings.get("redirect"):
        redirect.install(settings["redirect"]["from"], settings["redirect"]["to"])
    if settings.get("guard"):
        from . import guard, modules

        guard.install(settings["root"], settings["guard"])
        modules.report_at_exit(settings["root"], settings["guard"]["files"], settings.get("redirect"))
    unittest_hooks.install()
    # pytest imports the plugins that this variable names; the plugin takes itself out again, so that no process
    # without this folder on its path inherits it.
    plugins = [name for name in os.environ.get("PYTEST_PLUGINS", "").split(",") if name]
    plugin = __name__ + ".pytest_plugin"
    if plugin not in plugins:
        os.environ["PYTEST_PLUGINS"] = ",".join(plugins + [plugin])
