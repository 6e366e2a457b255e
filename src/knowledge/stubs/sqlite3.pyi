from _effects import file

PARSE_COLNAMES: int
PARSE_DECLTYPES: int


class Warning(Exception): ...


class Error(Exception): ...


class InterfaceError(Error): ...


class DatabaseError(Error): ...


class DataError(DatabaseError): ...


class IntegrityError(DatabaseError): ...


class InternalError(DatabaseError): ...


class NotSupportedError(DatabaseError): ...


class OperationalError(DatabaseError): ...


class ProgrammingError(DatabaseError): ...


class Row:
    def __getitem__(self, key) -> object: ...

    def __iter__(self):
        yield object()

    def keys(self) -> list[str]: ...


class Cursor:
    arraysize: int
    description: tuple
    lastrowid: int
    rowcount: int

    def __iter__(self):
        file("reading from SQLite")
        yield Row()

    def close(self): ...

    def execute(self, sql, parameters=()):
        file("Cursor.execute()")
        return self

    def executemany(self, sql, parameters):
        file("Cursor.executemany()")
        list(parameters)
        return self

    def executescript(self, script):
        file("Cursor.executescript()")
        return self

    def fetchall(self) -> list[Row]:
        file("Cursor.fetchall()")

    def fetchmany(self, size=1) -> list[Row]:
        file("Cursor.fetchmany()")

    def fetchone(self) -> Row | None:
        file("Cursor.fetchone()")


class Connection:
    isolation_level: str | None
    row_factory: object
    total_changes: int

    def __init__(self, *args, **kwargs):
        file("sqlite3.connect()")

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        file("committing to SQLite")

    def backup(self, target, **kwargs):
        file("Connection.backup()")

    def close(self):
        file("closing SQLite")

    def commit(self):
        file("Connection.commit()")

    def create_function(self, name, narg, func, **kwargs): ...

    def cursor(self, *args) -> Cursor: ...

    def execute(self, sql, parameters=()) -> Cursor:
        file("Connection.execute()")

    def executemany(self, sql, parameters) -> Cursor:
        file("Connection.executemany()")
        list(parameters)

    def executescript(self, script) -> Cursor:
        file("Connection.executescript()")

    def interrupt(self): ...

    def iterdump(self):
        file("reading from SQLite")
        yield str()

    def rollback(self):
        file("Connection.rollback()")

    def blobopen(self, *args, **kwargs):
        file("Connection.blobopen()")

    def serialize(self, *args, **kwargs) -> bytes:
        file("Connection.serialize()")

    def deserialize(self, *args, **kwargs):
        file("Connection.deserialize()")

    def create_aggregate(self, *args, **kwargs): ...

    def create_collation(self, *args, **kwargs): ...

    def create_window_function(self, *args, **kwargs): ...

    def getconfig(self, *args, **kwargs): ...

    def getlimit(self, *args, **kwargs) -> int: ...

    def set_authorizer(self, *args, **kwargs): ...

    def set_progress_handler(self, *args, **kwargs): ...

    def set_trace_callback(self, *args, **kwargs): ...

    def setconfig(self, *args, **kwargs): ...

    def setlimit(self, *args, **kwargs): ...


def Binary(data) -> bytes: ...


def adapt(obj, *args) -> object: ...


def complete_statement(statement) -> bool: ...


def connect(database, *args, **kwargs):
    return Connection(database)


def register_adapter(type, adapter): ...


def register_converter(typename, converter): ...
