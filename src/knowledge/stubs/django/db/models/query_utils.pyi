class Q:
    AND = "AND"
    OR = "OR"
    XOR = "XOR"
    children: list
    conditional: bool
    connector: str
    negated: bool

    def __init__(self, *args, _connector=None, _negated=False, **kwargs): ...

    def __and__(self, other):
        return self

    def __bool__(self) -> bool: ...

    def __invert__(self):
        return self

    def __or__(self, other):
        return self

    def __rand__(self, other):
        return self

    def __ror__(self, other):
        return self

    def __xor__(self, other):
        return self

    def add(self, data, conn_type):
        return self

    def check(self, against, using="default") -> bool: ...

    def copy(self):
        return self

    def deconstruct(self) -> tuple: ...

    def flatten(self):
        yield self


class FilteredRelation:
    condition: Q
    relation_name: str

    def __init__(self, relation_name, *, condition=None): ...
