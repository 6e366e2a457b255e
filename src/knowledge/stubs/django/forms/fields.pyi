from _effects import file
from django.core.exceptions import ValidationError as ValidationError
from django.forms.widgets import Widget


class Field:
    default_error_messages: dict[str, str]
    default_validators: list
    disabled: bool
    empty_values: list
    error_messages: dict[str, str]
    help_text: str
    hidden_widget: object
    initial: object
    label: str
    label_suffix: str
    localize: bool
    required: bool
    show_hidden_initial: bool
    validators: list
    widget: Widget

    def __init__(self, *args, **kwargs): ...

    def bound_data(self, data, initial):
        return data

    def clean(self, value):
        self.to_python(value)
        self.validate(value)
        self.run_validators(value)
        return value

    def get_bound_field(self, form, field_name):
        from django.forms.boundfield import BoundField

        return BoundField(form, self, field_name)

    def has_changed(self, initial, data) -> bool: ...

    def prepare_value(self, value):
        return value

    def run_validators(self, value): ...

    def to_python(self, value):
        return value

    def validate(self, value): ...

    def widget_attrs(self, widget) -> dict: ...


class CharField(Field): ...


class IntegerField(Field): ...


class FloatField(IntegerField): ...


class DecimalField(IntegerField): ...


class BaseTemporalField(Field): ...


class DateField(BaseTemporalField): ...


class TimeField(BaseTemporalField): ...


class DateTimeField(BaseTemporalField): ...


class DurationField(Field): ...


class RegexField(CharField): ...


class EmailField(CharField): ...


class FileField(Field): ...


class ImageField(FileField):
    def to_python(self, data):
        file("reading an image")
        return data


class URLField(CharField): ...


class BooleanField(Field): ...


class NullBooleanField(BooleanField): ...


class ChoiceField(Field):
    # A function is called whenever the choices are looked at: on validation and on rendering.
    choices: list

    def __init__(self, *, choices=(), **kwargs):
        self.choices = choices

    def valid_value(self, value) -> bool:
        for choice in self.choices:
            pass

    def validate(self, value):
        self.valid_value(value)


class TypedChoiceField(ChoiceField):
    def __init__(self, *, coerce=None, empty_value="", **kwargs): ...


class MultipleChoiceField(ChoiceField): ...


class TypedMultipleChoiceField(MultipleChoiceField): ...


class ComboField(Field):
    def __init__(self, fields, **kwargs): ...


class MultiValueField(Field):
    fields: tuple

    def __init__(self, fields=(), *, require_all_fields=True, **kwargs): ...

    def compress(self, data_list) -> object: ...


class FilePathField(ChoiceField):
    def __init__(self, path, **kwargs):
        file("forms.FilePathField()")


class SplitDateTimeField(MultiValueField): ...


class GenericIPAddressField(CharField): ...


class SlugField(CharField): ...


class UUIDField(CharField): ...


class InvalidJSONInput(str): ...


class JSONString(str): ...


class JSONField(CharField): ...
