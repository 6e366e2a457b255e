from django.db.models import Prefetch


class GenericPrefetch(Prefetch):
    def __init__(self, lookup, querysets, to_attr=None): ...
