from django.db.models.fields import CharField, EmailField, Field, TextField


class ArrayField(Field):
    def __init__(self, base_field, size=None, **kwargs): ...


class HStoreField(Field): ...


class JSONField(Field): ...


class CICharField(CharField): ...


class CIEmailField(EmailField): ...


class CITextField(TextField): ...


class RangeField(Field): ...


class BigIntegerRangeField(RangeField): ...


class DateRangeField(RangeField): ...


class DateTimeRangeField(RangeField): ...


class DecimalRangeField(RangeField): ...


class IntegerRangeField(RangeField): ...


class RangeBoundary: ...


class RangeOperators:
    CONTAINS: str
    EQUAL: str
    OVERLAPS: str
