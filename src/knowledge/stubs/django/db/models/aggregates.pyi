from django.db.models.expressions import Func


class Aggregate(Func):
    alias: str
    filter: object
    name: str | None


class AnyValue(Aggregate): ...


class Avg(Aggregate): ...


class BitAggregate(Aggregate): ...


class BitAnd(Aggregate): ...


class BitOr(Aggregate): ...


class BitXor(Aggregate): ...


class Count(Aggregate): ...


class Max(Aggregate): ...


class Min(Aggregate): ...


class StdDev(Aggregate): ...


class StringAggDelimiter(Aggregate): ...


class StringAgg(Aggregate): ...


class Sum(Aggregate): ...


class Variance(Aggregate): ...
