from django.db.models.expressions import Expression, Func


class Lookup(Expression):
    lhs: object
    lookup_name: str
    rhs: object

    def __init__(self, lhs, rhs): ...


class Transform(Func):
    bilateral: bool
    lookup_name: str


class BuiltinLookup(Lookup): ...


class Exact(BuiltinLookup): ...


class IExact(BuiltinLookup): ...


class GreaterThan(BuiltinLookup): ...


class GreaterThanOrEqual(BuiltinLookup): ...


class LessThan(BuiltinLookup): ...


class LessThanOrEqual(BuiltinLookup): ...


class In(BuiltinLookup): ...


class PatternLookup(BuiltinLookup): ...


class Contains(PatternLookup): ...


class IContains(PatternLookup): ...


class StartsWith(PatternLookup): ...


class IStartsWith(PatternLookup): ...


class EndsWith(PatternLookup): ...


class IEndsWith(PatternLookup): ...


class Range(BuiltinLookup): ...


class IsNull(BuiltinLookup): ...


class Regex(BuiltinLookup): ...


class IRegex(BuiltinLookup): ...
