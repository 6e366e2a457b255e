def paginate(func_or_pgn_class=None, **kwargs):
    if func_or_pgn_class is None:
        return lambda view: view
    return func_or_pgn_class


class LimitOffsetPagination: ...


class PageNumberPagination: ...


class PaginationBase: ...
