# Django Ninja 1.2 to 1.7: an operation's queryset is fetched by the pagination class.
from ninja.main import Router


def paginate(func_or_pgn_class=None, **kwargs):
    if func_or_pgn_class is None:
        return lambda view: view
    if isinstance(func_or_pgn_class, type):
        return lambda view: view
    return func_or_pgn_class


class PaginationBase:
    class Input: ...

    class Output: ...

    pass_parameter: str
    items_attribute: str

    def __init__(self, *, pass_parameter=None, **kwargs): ...

    def paginate_queryset(self, queryset, pagination, request, **params) -> dict:
        return {self.items_attribute: list(queryset), "count": self._items_count(queryset)}

    def _items_count(self, queryset) -> int:
        return queryset.all().count()


class AsyncPaginationBase(PaginationBase):
    async def apaginate_queryset(self, queryset, pagination, request, **params) -> dict: ...

    async def _aitems_count(self, queryset) -> int: ...


class LimitOffsetPagination(AsyncPaginationBase):
    def paginate_queryset(self, queryset, pagination, request, **params) -> dict:
        return {self.items_attribute: list(queryset), "count": self._items_count(queryset)}

    async def apaginate_queryset(self, queryset, pagination, request, **params) -> dict: ...


class PageNumberPagination(AsyncPaginationBase):
    def paginate_queryset(self, queryset, pagination, request, **params) -> dict:
        return {self.items_attribute: list(queryset), "count": self._items_count(queryset)}

    async def apaginate_queryset(self, queryset, pagination, request, **params) -> dict: ...


class CursorPagination(AsyncPaginationBase):
    def paginate_queryset(self, queryset, pagination, request, **params) -> dict:
        return {"results": list(queryset)}

    async def apaginate_queryset(self, queryset, pagination, request, **params) -> dict: ...


class RouterPaginated(Router):
    pagination_class: type
