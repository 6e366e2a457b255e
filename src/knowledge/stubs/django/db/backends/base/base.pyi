# What raises `SynchronousOnlyOperation` was found by running each on Django 5.2.
from _effects import db
from contextlib import contextmanager
from django.db.backends.utils import CursorWrapper


class BaseDatabaseIntrospection:
    def get_constraints(self, cursor, table_name) -> dict:
        db("connection.introspection.get_constraints()")

    def get_relations(self, cursor, table_name) -> dict:
        db("connection.introspection.get_relations()")

    def get_sequences(self, cursor, table_name, table_fields=()) -> list:
        db("connection.introspection.get_sequences()")

    def get_table_description(self, cursor, table_name) -> list:
        db("connection.introspection.get_table_description()")

    def get_table_list(self, cursor) -> list:
        db("connection.introspection.get_table_list()")

    def table_names(self, cursor=None, include_views=False) -> list[str]:
        db("connection.introspection.table_names()")


class _ExecuteWrapper:
    def __enter__(self):
        db("connection.execute_wrapper()")

    def __exit__(self, exc_type, exc_value, traceback): ...


class BaseDatabaseWrapper:
    introspection: BaseDatabaseIntrospection
    alias: str
    autocommit: bool
    creation: object
    display_name: str
    features: object
    in_atomic_block: bool
    needs_rollback: bool
    ops: object
    settings_dict: dict
    vendor: str

    # Each thread has a connection of its own: the one of the event loop has seen no query.
    @property
    def queries(self) -> list[dict]:
        db("connection.queries")

    @property
    def queries_log(self) -> list[dict]:
        db("connection.queries_log")

    def cursor(self):
        db("connection.cursor()")
        return CursorWrapper()

    def chunked_cursor(self):
        db("connection.chunked_cursor()")
        return CursorWrapper()

    def check_constraints(self, table_names=None):
        db("connection.check_constraints()")

    def close(self):
        db("connection.close()")

    def close_if_unusable_or_obsolete(self):
        db("connection.close_if_unusable_or_obsolete()")

    def commit(self):
        db("connection.commit()")

    def connect(self):
        db("connection.connect()")

    def ensure_connection(self):
        db("connection.ensure_connection()")

    def execute_wrapper(self, wrapper):
        return _ExecuteWrapper()

    def get_autocommit(self) -> bool:
        db("connection.get_autocommit()")

    def get_rollback(self) -> bool: ...

    def is_usable(self) -> bool:
        db("connection.is_usable()")

    def on_commit(self, func, robust=False):
        db("transaction.on_commit()")

    def rollback(self):
        db("connection.rollback()")

    def savepoint(self) -> str:
        db("connection.savepoint()")

    def savepoint_commit(self, sid):
        db("connection.savepoint_commit()")

    def savepoint_rollback(self, sid):
        db("connection.savepoint_rollback()")

    def schema_editor(self, *args, **kwargs) -> object:
        db("connection.schema_editor()")

    def set_autocommit(self, autocommit, *args, **kwargs):
        db("connection.set_autocommit()")

    def set_rollback(self, rollback): ...

    @contextmanager
    def constraint_checks_disabled(self):
        db("connection.constraint_checks_disabled()")
        yield
