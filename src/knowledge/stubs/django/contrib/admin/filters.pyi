class ListFilter:
    parameter_name: str
    title: str

    def value(self) -> str | None: ...


class SimpleListFilter(ListFilter): ...
