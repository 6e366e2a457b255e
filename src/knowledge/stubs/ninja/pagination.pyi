def paginate(*args, **kwargs):
    return args[0] if args and callable(args[0]) else lambda view: view


class LimitOffsetPagination: ...


class PageNumberPagination: ...


class PaginationBase: ...
