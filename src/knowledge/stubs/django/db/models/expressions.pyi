# Building an expression reaches nothing and looks into nothing: the queryset that takes it does.
from enum import Enum


class Combinable:
    def __add__(self, other):
        return self

    def __and__(self, other):
        return self

    def __getitem__(self, subscript):
        return self

    def __invert__(self):
        return self

    def __mod__(self, other):
        return self

    def __mul__(self, other):
        return self

    def __neg__(self):
        return self

    def __or__(self, other):
        return self

    def __pow__(self, other):
        return self

    def __radd__(self, other):
        return self

    def __rmul__(self, other):
        return self

    def __rsub__(self, other):
        return self

    def __rtruediv__(self, other):
        return self

    def __sub__(self, other):
        return self

    def __truediv__(self, other):
        return self

    def bitand(self, other):
        return self

    def bitleftshift(self, other):
        return self

    def bitor(self, other):
        return self

    def bitrightshift(self, other):
        return self

    def bitxor(self, other):
        return self


class BaseExpression:
    output_field: object

    def __init__(self, *args, **kwargs): ...

    def asc(self, **kwargs):
        return OrderBy(self)

    def copy(self):
        return self

    def desc(self, **kwargs):
        return OrderBy(self)

    def resolve_expression(self, *args, **kwargs):
        return self

    def reverse_ordering(self):
        return self


class Expression(BaseExpression, Combinable): ...


class CombinedExpression(Expression): ...


class F(Combinable):
    name: str

    def __init__(self, name): ...

    def asc(self, **kwargs):
        return OrderBy(self)

    def desc(self, **kwargs):
        return OrderBy(self)


class OuterRef(F): ...


class ResolvedOuterRef(F): ...


class Func(Expression):
    arity: int | None
    function: str
    template: str


class Value(Expression): ...


class JSONNull(Value): ...


class RawSQL(Expression): ...


class Star(Expression): ...


class ExpressionList(Func): ...


class ExpressionWrapper(Expression): ...


class When(Expression): ...


class Case(Expression): ...


class Subquery(BaseExpression, Combinable): ...


class Exists(Subquery): ...


class OrderBy(Expression): ...


class Window(Expression): ...


class WindowFrameExclusion(Enum):
    CURRENT_ROW = "CURRENT ROW"
    GROUP = "GROUP"
    NO_OTHERS = "NO OTHERS"
    TIES = "TIES"


class WindowFrame(Expression): ...


class RowRange(WindowFrame): ...


class ValueRange(WindowFrame): ...
