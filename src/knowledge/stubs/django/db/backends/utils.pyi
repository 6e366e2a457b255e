from _effects import db


class CursorWrapper:
    description: list[tuple]
    lastrowid: int
    rowcount: int

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        db("closing a cursor")

    def __iter__(self):
        db("cursor.fetchall()")
        yield tuple()

    def callproc(self, procname, params=None, kparams=None) -> tuple:
        db("cursor.callproc()")

    def close(self):
        db("cursor.close()")

    def copy_expert(self, *args, **kwargs):
        db("cursor.copy_expert()")

    def execute(self, sql, params=None):
        db("cursor.execute()")
        return self

    def executemany(self, sql, param_list):
        for params in param_list:
            pass
        db("cursor.executemany()")

    def fetchall(self) -> list[tuple]:
        db("cursor.fetchall()")

    def fetchmany(self, size=1) -> list[tuple]:
        db("cursor.fetchmany()")

    def fetchone(self) -> tuple | None:
        db("cursor.fetchone()")

    def mogrify(self, sql, params=None) -> str:
        db("cursor.mogrify()")

    def nextset(self) -> bool:
        db("cursor.nextset()")


class CursorDebugWrapper(CursorWrapper): ...
