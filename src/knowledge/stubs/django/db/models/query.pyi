# Methods are the interpreter's own: see `queryset.ts`.
from _effects import db
from django.db.models.query_utils import Q as Q

MAX_GET_RESULTS: int
REPR_OUTPUT_SIZE: int


class QuerySet:
    def __init__(self, model=None, query=None, using=None, hints=None): ...


class RawQuerySet: ...


class InstanceCheckMeta(type): ...


class EmptyQuerySet: ...


class Prefetch:
    prefetch_through: str
    prefetch_to: str
    queryset: QuerySet | None
    to_attr: str | None

    def __init__(self, lookup, queryset=None, to_attr=None):
        self.queryset = queryset
        self.to_attr = to_attr


def prefetch_related_objects(model_instances, *related_lookups):
    for instance in model_instances:
        pass
    db("prefetch_related_objects()")


async def aprefetch_related_objects(model_instances, *related_lookups): ...
