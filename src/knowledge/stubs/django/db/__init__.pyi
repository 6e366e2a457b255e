from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import DataError as DataError
from django.db.utils import DatabaseError as DatabaseError
from django.db.utils import Error as Error
from django.db.utils import IntegrityError as IntegrityError
from django.db.utils import InterfaceError as InterfaceError
from django.db.utils import InternalError as InternalError
from django.db.utils import NotSupportedError as NotSupportedError
from django.db.utils import OperationalError as OperationalError
from django.db.utils import ProgrammingError as ProgrammingError

DEFAULT_DB_ALIAS = "default"
DJANGO_VERSION_PICKLE_KEY: str


class ConnectionHandler:
    databases: dict

    def __getitem__(self, alias) -> BaseDatabaseWrapper: ...

    def __iter__(self):
        yield str()

    def all(self, initialized_only=False) -> list[BaseDatabaseWrapper]: ...

    def close_all(self): ...


class ConnectionRouter:
    def allow_migrate(self, db, app_label, **hints) -> bool: ...

    def allow_relation(self, obj1, obj2, **hints) -> bool: ...

    def db_for_read(self, model, **hints) -> str: ...

    def db_for_write(self, model, **hints) -> str: ...


connections = ConnectionHandler()
connection: BaseDatabaseWrapper
router = ConnectionRouter()


def close_old_connections(**kwargs): ...


def reset_queries(**kwargs): ...
