# What raises `SynchronousOnlyOperation` was found by running each on Django 5.2.
from _effects import db
from contextlib import ContextDecorator
from django.db.utils import ProgrammingError


class TransactionManagementError(ProgrammingError): ...


class Atomic(ContextDecorator):
    durable: bool
    savepoint: bool
    using: str | None

    def __init__(self, using, savepoint, durable): ...

    def __enter__(self):
        db("transaction.atomic()")

    def __exit__(self, exc_type, exc_value, traceback):
        db("transaction.atomic()")


def atomic(using=None, savepoint=True, durable=False):
    """`with atomic():`, `@atomic`, `@atomic(...)`"""
    if using is None or isinstance(using, str):
        return Atomic(using, savepoint, durable)
    return Atomic(None, savepoint, durable)(using)


def clean_savepoints(using=None): ...


def commit(using=None):
    db("transaction.commit()")


def get_autocommit(using=None) -> bool:
    db("transaction.get_autocommit()")


def get_connection(using=None):
    from django.db import connections

    return connections[using]


def get_rollback(using=None) -> bool: ...


def mark_for_rollback_on_error(using=None):
    return Atomic(using, True, False)


def non_atomic_requests(using=None):
    if using is None or isinstance(using, str):
        return lambda view: view
    return using


def on_commit(func, using=None, robust=False):
    # Runs the function at once when no transaction is open.
    db("transaction.on_commit()")
    func()


def rollback(using=None):
    db("transaction.rollback()")


def savepoint(using=None) -> str:
    db("transaction.savepoint()")


def savepoint_commit(sid, using=None):
    db("transaction.savepoint_commit()")


def savepoint_create(using=None) -> str:
    db("transaction.savepoint_create()")


def savepoint_rollback(sid, using=None):
    db("transaction.savepoint_rollback()")


def set_autocommit(autocommit, using=None):
    db("transaction.set_autocommit()")


def set_rollback(rollback, using=None): ...
