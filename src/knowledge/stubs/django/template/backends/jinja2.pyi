from django.template.backends.base import BaseEngine


class Jinja2(BaseEngine): ...
