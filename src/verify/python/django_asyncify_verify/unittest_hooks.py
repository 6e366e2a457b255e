"""Reports the results of unittest's tests, and fails those during which the loop was blocked.

The result object of one run is watched (any class: Django's parallel runner and unittest-xml-reporting have their
own), and the base class for what is reported outside of a test's run: `setUpClass`, Django's `_pre_setup`.
"""

import functools
import traceback

from . import guard, report
from .import_hooks import after_import

STATUSES = {
    "addSuccess": "passed",
    "addSkip": "skipped",
    "addExpectedFailure": "skipped",
    "addUnexpectedSuccess": "failed",
    "addFailure": "failed",
    "addError": "error",
}


def install():
    after_import("unittest.case", _watch_runs)
    after_import("unittest.result", _watch_outside)


def _watch_runs(module):
    original = module.TestCase.run

    @functools.wraps(original)
    def run(self, result=None):
        if result is None:
            return original(self, result)
        guard.begin_test(self.id())
        # The first cleanup runs last: after the test, its `tearDown` and all that they clean up.
        self.addCleanup(guard.fail_if_blocked)
        if report.pytest_reports:
            return original(self, result)
        watched = [name for name in (*STATUSES, "addSubTest") if name not in vars(result) and hasattr(result, name)]
        for name in watched:
            setattr(result, name, _watcher(getattr(result, name), name))
        try:
            return original(self, result)
        finally:
            for name in watched:
                vars(result).pop(name, None)

    module.TestCase.run = run


def _watch_outside(module):
    original = module.TestResult.addError

    @functools.wraps(original)
    def addError(self, test, err):
        # Within a test's run the instance is watched.
        if not report.pytest_reports and "addError" not in vars(self):
            _report("addError", test, (err,))
        return original(self, test, err)

    module.TestResult.addError = addError


def _watcher(original, name):
    def method(test, *args):
        _report(name, test, args)
        return original(test, *args)

    return method


def _report(name, test, args):
    if name == "addSubTest":
        error = args[1]
        if error is None:
            return
        failed = issubclass(error[0], getattr(test, "failureException", AssertionError))
        report.test(_identifier(test), "failed" if failed else "error", _text(error))
        return
    errors = name in ("addFailure", "addError")
    report.test(_identifier(test), STATUSES[name], _text(args[0]) if errors else "")


def _identifier(test):
    identify = getattr(test, "id", None)
    return identify() if identify is not None else str(test)


def _text(error):
    """What was raised and where. Django's parallel runner hands on errors that were made into text once."""
    if not isinstance(error, tuple) or len(error) != 3:
        return str(error)
    kind, value, trace = error
    place = ""
    while trace is not None:
        # unittest's own modules are marked so.
        if "__unittest" not in trace.tb_frame.f_globals:
            place = "%s:%d" % (trace.tb_frame.f_code.co_filename, trace.tb_lineno)
        trace = trace.tb_next
    return "".join(traceback.format_exception_only(kind, value)) + place
