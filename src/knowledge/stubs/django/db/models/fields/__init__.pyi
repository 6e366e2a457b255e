BLANK_CHOICE_DASH: list[tuple[str, str]]


class NOT_PROVIDED: ...


class Field:
    attname: str
    auto_created: bool
    blank: bool
    choices: list[tuple]
    column: str
    concrete: bool
    db_column: str
    db_index: bool
    default: object
    description: str
    editable: bool
    error_messages: dict[str, str]
    flatchoices: list[tuple]
    help_text: str
    hidden: bool
    is_relation: bool
    many_to_many: bool
    many_to_one: bool
    max_length: int
    model: object
    name: str
    null: bool
    one_to_many: bool
    one_to_one: bool
    primary_key: bool
    related_model: object
    remote_field: object
    unique: bool
    validators: list
    verbose_name: str

    def __init__(self, *args, **kwargs): ...

    def clean(self, value, model_instance):
        return value

    def clone(self):
        return self

    def deconstruct(self) -> tuple: ...

    def formfield(self, **kwargs) -> object: ...

    def get_attname(self) -> str: ...

    def get_default(self) -> object: ...

    def get_internal_type(self) -> str: ...

    def get_prep_value(self, value):
        return value

    def has_default(self) -> bool: ...

    def pre_save(self, model_instance, add) -> object: ...

    def run_validators(self, value): ...

    def save_form_data(self, instance, data): ...

    def to_python(self, value):
        return value

    def validate(self, value, model_instance): ...

    def value_from_object(self, obj) -> object: ...

    def value_to_string(self, obj) -> str: ...


class BooleanField(Field): ...


class CharField(Field): ...


class CommaSeparatedIntegerField(CharField): ...


class DateField(Field): ...


class DateTimeField(DateField): ...


class DecimalField(Field): ...


class DurationField(Field): ...


class EmailField(CharField): ...


class FilePathField(Field): ...


class FloatField(Field): ...


class IntegerField(Field): ...


class BigIntegerField(IntegerField): ...


class SmallIntegerField(IntegerField): ...


class IPAddressField(Field): ...


class GenericIPAddressField(Field): ...


class NullBooleanField(BooleanField): ...


class PositiveBigIntegerField(BigIntegerField): ...


class PositiveIntegerField(IntegerField): ...


class PositiveSmallIntegerField(SmallIntegerField): ...


class SlugField(CharField): ...


class TextField(Field): ...


class TimeField(Field): ...


class URLField(CharField): ...


class BinaryField(Field): ...


class UUIDField(Field): ...


class AutoField(IntegerField): ...


class BigAutoField(BigIntegerField): ...


class SmallAutoField(SmallIntegerField): ...
