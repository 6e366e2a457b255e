from django.db.models.base import Model
from django.db.utils import IntegrityError


class ProtectedError(IntegrityError):
    protected_objects: set[Model]


class RestrictedError(IntegrityError):
    restricted_objects: set[Model]


class DatabaseOnDelete: ...


DB_CASCADE = DatabaseOnDelete()
DB_SET_DEFAULT = DatabaseOnDelete()
DB_SET_NULL = DatabaseOnDelete()


def CASCADE(collector, field, sub_objs, using): ...


def DO_NOTHING(collector, field, sub_objs, using): ...


def PROTECT(collector, field, sub_objs, using): ...


def RESTRICT(collector, field, sub_objs, using): ...


def SET(value) -> object: ...


def SET_DEFAULT(collector, field, sub_objs, using): ...


def SET_NULL(collector, field, sub_objs, using): ...
