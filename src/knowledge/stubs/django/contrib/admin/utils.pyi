from _effects import db


class NestedObjects:
    def __init__(self, *args, **kwargs): ...

    def collect(self, objs, *args, **kwargs):
        db("NestedObjects.collect()")

    def nested(self, format_callback=None) -> list: ...


def display_for_field(value, field, empty_value_display, avoid_link=False) -> str: ...


def flatten_fieldsets(fieldsets) -> list: ...


def get_fields_from_path(model, path) -> list: ...


def help_text_for_field(name, model) -> str: ...


def label_for_field(name, model, *args, **kwargs) -> str: ...


def quote(s) -> str: ...


def reverse_field_path(model, path) -> tuple: ...


def unquote(s) -> str: ...
