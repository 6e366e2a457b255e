# Methods are the interpreter's own: see `queryset.ts`.


class BaseManager:
    auto_created: bool
    creation_counter: int
    name: str
    use_in_migrations: bool

    def __init__(self): ...

    def contribute_to_class(self, cls, name): ...

    def deconstruct(self) -> tuple: ...


class Manager(BaseManager): ...


class EmptyManager(Manager):
    def __init__(self, model): ...
