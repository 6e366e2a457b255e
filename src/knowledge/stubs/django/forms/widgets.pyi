from _effects import file


class Media:
    def __init__(self, media=None, css=None, js=None): ...

    def __add__(self, other):
        return self

    def __getitem__(self, name):
        return self

    def __str__(self) -> str: ...

    def render(self) -> str: ...


class Widget:
    attrs: dict
    input_type: str
    is_hidden: bool
    is_localized: bool
    is_required: bool
    media: Media
    needs_multipart_form: bool
    supports_microseconds: bool
    template_name: str
    use_fieldset: bool

    def __init__(self, attrs=None): ...

    def build_attrs(self, base_attrs, extra_attrs=None) -> dict: ...

    def format_value(self, value) -> str:
        str(value)

    def get_context(self, name, value, attrs) -> dict: ...

    def id_for_label(self, id_) -> str: ...

    def render(self, name, value, attrs=None, renderer=None) -> str:
        str(value)
        file("rendering a form")

    def subwidgets(self, name, value, attrs=None):
        yield dict()

    def use_required_attribute(self, initial) -> bool: ...

    def value_from_datadict(self, data, files, name) -> object: ...

    def value_omitted_from_data(self, data, files, name) -> bool: ...


class MediaOrderConflictWarning(RuntimeWarning): ...


class MediaAsset:
    path: str

    def __init__(self, path, **attributes): ...

    def __html__(self) -> str: ...


class Script(MediaAsset): ...


class Stylesheet(MediaAsset): ...


class Input(Widget): ...


class TextInput(Input): ...


class NumberInput(Input): ...


class EmailInput(Input): ...


class URLInput(Input): ...


class ColorInput(Input): ...


class SearchInput(Input): ...


class TelInput(Input): ...


class PasswordInput(Input): ...


class HiddenInput(Input): ...


class MultipleHiddenInput(HiddenInput): ...


class FileInput(Input): ...


class ClearableFileInput(FileInput): ...


class Textarea(Widget): ...


class DateTimeBaseInput(TextInput): ...


class DateInput(DateTimeBaseInput): ...


class DateTimeInput(DateTimeBaseInput): ...


class TimeInput(DateTimeBaseInput): ...


class CheckboxInput(Input): ...


class ChoiceWidget(Widget):
    choices: list

    def __init__(self, attrs=None, choices=()):
        self.choices = choices


class Select(ChoiceWidget): ...


class NullBooleanSelect(Select): ...


class SelectMultiple(Select): ...


class RadioSelect(ChoiceWidget): ...


class CheckboxSelectMultiple(RadioSelect): ...


class MultiWidget(Widget):
    widgets: list[Widget]

    def __init__(self, widgets, attrs=None): ...

    def decompress(self, value) -> list: ...


class SplitDateTimeWidget(MultiWidget): ...


class SplitHiddenDateTimeWidget(SplitDateTimeWidget): ...


class SelectDateWidget(Widget): ...
