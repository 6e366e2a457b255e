"""Runs pairs of a sync function and its async migration with the same answers and compares what they did.

Reads JSON from standard input: [[before, after], ...]. Writes JSON: [null or a description of the difference, ...].
"""

import asyncio
import contextlib
import json
import random
import sys
import threading

from asgiref.sync import sync_to_async

LIMIT = 120


class Boom(Exception):
    pass


class TooLong(BaseException):
    pass


class Run:
    """What a function can see and call, with answers that depend only on the seed and on how often it asked."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.trace = []
        self.loop_thread = None
        self.kept = []
        self.blocked = []

    def step(self, *what):
        self.trace.append(what)
        if len(self.trace) > LIMIT:
            raise TooLong

    def waits(self, what):
        if self.loop_thread == threading.get_ident():
            self.blocked.append(what)

    def answer(self):
        roll = self.random.random()
        if roll < 0.12:
            raise Boom(len(self.trace))
        return self.random.choice([0, 1, 2, 3, None, True, False])

    def namespace(self, is_async):
        run = self

        def db(*args):
            run.waits("db")
            run.step("db", *args)
            return run.answer()

        def db_number(n):
            run.waits("db_number")
            run.step("db_number", n)
            return 1

        def db_pair(n):
            run.waits("db_pair")
            run.step("db_pair", n)
            return (run.answer(), run.answer())

        def db_pairs(n):
            run.waits("db_pairs")
            run.step("db_pairs", n)
            return [(i, run.answer()) for i in range(n)]

        def pairs(n):
            return [(i, i + 1) for i in range(n)]

        def items(n):
            return [3 - i for i in range(n)]

        def cond(n):
            run.step("cond", n)
            return run.random.random() < 0.5

        def view_call(n):
            run.step("view_call", n)
            return run.answer()

        async def async_view_call(n):
            await asyncio.sleep(0)
            return view_call(n)

        def log(*args):
            run.step("log", *args)

        def row(value=None):
            return f"row {value}"

        def pair(*args):
            return args

        def keep(fn):
            run.kept.append(fn)

        def kept():
            return [fn() for fn in run.kept[-3:]]

        @contextlib.contextmanager
        def txn():
            run.waits("txn")
            run.step("enter")
            try:
                yield "t"
            except BaseException as error:
                run.waits("txn")
                run.step("roll back", kind(error))
                raise
            else:
                run.waits("txn")
                run.step("leave")

        class Lazy:
            def __iter__(self):
                run.waits("iter")
                run.step("iter")
                return iter([run.answer(), run.answer()])

            def __bool__(self):
                run.waits("bool")
                run.step("bool")
                return run.random.random() < 0.5

            def __str__(self):
                run.waits("str")
                run.step("str")
                return "lazy"

            __format__ = None

            def __repr__(self):
                return "<lazy>"

        def fmt(self, spec):
            return str(self)

        Lazy.__format__ = fmt

        class Thing:
            @property
            def slow_a(self):
                run.waits("slow_a")
                run.step("slow_a")
                return 1

            @property
            def slow_b(self):
                return 1

            @slow_b.setter
            def slow_b(self, value):
                run.waits("slow_b")
                run.step("set slow_b", value)

            def __repr__(self):
                return "<thing>"

        class Items(dict):
            def __getitem__(self, key):
                run.waits("getitem")
                run.step("getitem", key)
                return 1

            def __setitem__(self, key, value):
                run.waits("setitem")
                run.step("setitem", key, value)

            def __delitem__(self, key):
                run.waits("delitem")
                run.step("delitem", key)

        return {
            "Boom": Boom,
            "asyncio": asyncio,
            "sync_to_async": sync_to_async,
            "shared": 0,
            # A function that is migrated too.
            "other_view": async_view_call if is_async else view_call,
            "suppress": contextlib.suppress,
            "lazy_x": Lazy(),
            "thing": Thing(),
            "slow_items": Items(),
            **{
                fn.__name__: fn
                for fn in (db, db_number, db_pair, db_pairs, pairs, items, cond, log, row, pair, keep, kept, txn)
            },
        }


def kind(error):
    # An unbound name of an enclosing function is a NameError, one's own an UnboundLocalError.
    return "NameError" if isinstance(error, NameError) else type(error).__name__


def outcome(run, call):
    try:
        result = ("returned", call())
    except TooLong:
        result = ("too long",)
    except NameError:
        result = ("raised", "NameError")
    except BaseException as error:
        # Not its __context__: an exception that comes out of a thread is given that of the place where it is awaited.
        result = ("raised", type(error).__name__, str(error))
    return repr((result, run.trace))


def difference(before, after, seed):
    sync_run, async_run = Run(seed), Run(seed)
    names = sync_run.namespace(False)
    exec(compile(before, "before.py", "exec"), names)
    expected = outcome(sync_run, lambda: names["view"](7))
    names = async_run.namespace(True)
    exec(compile(after, "after.py", "exec"), names)

    async def main():
        async_run.loop_thread = threading.get_ident()
        return await asyncio.wait_for(names["view"](7), 10)

    actual = outcome(async_run, lambda: asyncio.run(main()))
    if async_run.blocked:
        return f"seed {seed}: blocks the loop in {async_run.blocked}"
    if "too long" in expected and "too long" in actual:
        return None
    if expected != actual:
        return f"seed {seed}:\n  before {expected}\n  after  {actual}"
    return None


def compiles(source):
    try:
        compile(source, "before.py", "exec")
    except SyntaxError:
        return False
    return True


def main():
    answers = []
    for before, after in json.load(sys.stdin):
        if not compiles(before):
            answers.append(None)
            continue
        try:
            found = None
            for seed in range(4):
                found = found or difference(before, after, seed)
        except SyntaxError as error:
            found = f"{error.filename}:{error.lineno}: {error.msg}"
        answers.append(found)
    json.dump(answers, sys.stdout)


main()
