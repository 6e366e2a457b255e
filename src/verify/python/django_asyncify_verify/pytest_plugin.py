"""Reports the results of pytest's tests, and fails those during which the loop was blocked.

With xdist both the workers and the process that hands out the tests report; the lines say the same.
"""

import os

import pytest

from . import guard, modules, report

report.pytest_reports = True
_others = [name for name in os.environ.get("PYTEST_PLUGINS", "").split(",") if name and name != __name__]
if _others:
    os.environ["PYTEST_PLUGINS"] = ",".join(_others)
else:
    os.environ.pop("PYTEST_PLUGINS", None)


@pytest.hookimpl(hookwrapper=True, tryfirst=True)
def pytest_runtest_protocol(item):
    guard.begin_test(item.nodeid)
    yield


@pytest.hookimpl(hookwrapper=True, tryfirst=True)
def pytest_runtest_makereport(item, call):
    outcome = yield
    phase = outcome.get_result()
    blocked = guard.take_failures()
    if blocked and phase.outcome == "passed":
        phase.outcome = "failed"
        phase.longrepr = blocked


def pytest_runtest_logreport(report):
    _report_phase(report)


def pytest_collectreport(report):
    if report.outcome == "failed":
        _write(report.nodeid, "error", _text(report))


def pytest_sessionfinish():
    modules.tell()


def _report_phase(phase):
    if phase.outcome == "failed":
        _write(phase.nodeid, "failed" if phase.when == "call" else "error", _text(phase))
    elif phase.outcome == "skipped":
        _write(phase.nodeid, "skipped", "")
    elif phase.outcome == "passed" and phase.when == "call":
        _write(phase.nodeid, "passed", "")


def _text(phase):
    """What was raised and where; all that is known where pytest does not say."""
    crash = getattr(phase.longrepr, "reprcrash", None)
    if crash is None:
        return phase.longreprtext
    # unittest's own line tells nothing.
    place = "" if guard.is_library(str(crash.path)) else "%s:%s" % (crash.path, crash.lineno)
    return "%s\n%s" % (crash.message, place)


# The hooks' parameters have to be called `report`, as the module is.
def _write(identifier, status, message):
    report.test(identifier, status, message)
