from functools import cached_property


class UnorderedObjectListWarning(RuntimeWarning): ...


class InvalidPage(Exception): ...


class PageNotAnInteger(InvalidPage): ...


class EmptyPage(InvalidPage): ...


class Paginator:
    ELLIPSIS: str
    allow_empty_first_page: bool
    orphans: int
    per_page: int

    def __init__(self, object_list, per_page, orphans=0, allow_empty_first_page=True, error_messages=None):
        self.object_list = object_list
        self.per_page = per_page

    def __iter__(self):
        for number in self.page_range:
            yield self.page(number)

    @cached_property
    def count(self) -> int:
        # A queryset's `count()`, which fetches no rows; any other object's length.
        self.object_list.count()

    @cached_property
    def num_pages(self) -> int:
        self.count

    @property
    def page_range(self):
        self.num_pages
        return range(1)

    def get_elided_page_range(self, number=1, *, on_each_side=3, on_ends=2):
        self.num_pages
        yield int()

    def get_page(self, number):
        return self.page(number)

    def page(self, number):
        self.num_pages
        return Page(self.object_list[0:1], number, _Counted(self.object_list, self.per_page))

    def validate_number(self, number) -> int:
        self.num_pages


class _Counted(Paginator):
    """The paginator of a page: making the page has counted."""

    count: int
    num_pages: int


class Page:
    number: int

    def __init__(self, object_list, number, paginator):
        self.object_list = object_list
        self.paginator = paginator

    def __contains__(self, item) -> bool:
        return item in self.object_list

    def __getitem__(self, index):
        # Fetches the whole page, once.
        items = list(self.object_list)
        return items[index]

    def __iter__(self):
        return iter(self.object_list)

    def __len__(self) -> int:
        len(self.object_list)

    def __repr__(self) -> str:
        self.paginator.num_pages

    def __reversed__(self):
        return reversed(self.object_list)

    def end_index(self) -> int:
        self.paginator.num_pages

    def has_next(self) -> bool:
        self.paginator.num_pages

    def has_other_pages(self) -> bool:
        self.paginator.num_pages

    def has_previous(self) -> bool: ...

    def next_page_number(self) -> int:
        self.paginator.num_pages

    def previous_page_number(self) -> int:
        self.paginator.num_pages

    def start_index(self) -> int:
        self.paginator.num_pages


class AsyncPaginator(Paginator):
    async def acount(self) -> int: ...

    async def aget_page(self, number):
        return AsyncPage(self.object_list[0:1], number, self)

    async def anum_pages(self) -> int: ...

    async def apage(self, number):
        return AsyncPage(self.object_list[0:1], number, self)

    async def apage_range(self) -> range: ...


class AsyncPage(Page):
    async def aend_index(self) -> int: ...

    async def aget_object_list(self) -> list: ...

    async def ahas_next(self) -> bool: ...

    async def ahas_other_pages(self) -> bool: ...

    async def ahas_previous(self) -> bool: ...

    async def anext_page_number(self) -> int: ...

    async def aprevious_page_number(self) -> int: ...

    async def astart_index(self) -> int: ...
