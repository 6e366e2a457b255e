# A template reads files, and may run whatever its context, tags and processors reach: querysets, the user, the session.
from _effects import db, file
from django.template.base import Template
from django.template.exceptions import TemplateDoesNotExist as TemplateDoesNotExist


def get_template(template_name, using=None) -> Template:
    file("get_template()")


def render_to_string(template_name, context=None, request=None, using=None) -> str:
    file("render_to_string()")
    db("render_to_string()")


def select_template(template_name_list, using=None) -> Template:
    file("select_template()")
