from _effects import file, given_by
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

    def __init__(self, *args, initial=None, validators=(), **kwargs):
        self.initial = initial
        self.validators = validators

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

    def run_validators(self, value):
        for validator in self.validators:
            validator(value)

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


class _ChoicesWidget(Widget):
    def __init__(self, field):
        self.field = field

    @property
    def choices(self):
        return self.field.choices


# Asks its function whenever it is looked through.
class _Choices:
    def __init__(self, choices):
        self.given = choices

    def __iter__(self):
        for choice in given_by(self.given):
            yield choice


class ChoiceField(Field):
    def __init__(self, *, choices=(), **kwargs):
        super().__init__(**kwargs)
        self._choices = choices

    @property
    def choices(self):
        return _Choices(self._choices)

    @choices.setter
    def choices(self, value):
        self._choices = value

    @property
    def widget(self):
        return _ChoicesWidget(self)

    def valid_value(self, value) -> bool:
        for choice in self.choices:
            pass

    def validate(self, value):
        self.valid_value(value)


class TypedChoiceField(ChoiceField):
    def __init__(self, *, coerce=None, empty_value="", **kwargs):
        super().__init__(**kwargs)
        self.coerce = coerce

    def clean(self, value):
        super().clean(value)
        return self.coerce(value)


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
