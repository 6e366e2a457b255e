from _effects import file
from django.template.base import Template


class BaseEngine:
    def __init__(self, params): ...

    def from_string(self, template_code) -> Template: ...

    def get_template(self, template_name) -> Template:
        file("get_template()")
