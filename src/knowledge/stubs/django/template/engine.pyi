# A template reads files, and may run whatever its context, tags and processors reach: querysets, the user, the session.
from _effects import db, file
from django.template.base import Template


class Engine:
    def __init__(self, *args, **kwargs): ...

    @staticmethod
    def get_default() -> Engine: ...

    def find_template(self, name, dirs=None, skip=None) -> tuple:
        file("Engine.find_template()")

    def from_string(self, template_code) -> Template: ...

    def get_template(self, template_name) -> Template:
        file("get_template()")

    def render_to_string(self, template_name, context=None) -> str:
        file("render_to_string()")
        db("render_to_string()")

    def select_template(self, template_name_list) -> Template:
        file("select_template()")
