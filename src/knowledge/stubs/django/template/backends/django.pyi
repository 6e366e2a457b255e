from django.template.backends.base import BaseEngine


class DjangoTemplates(BaseEngine): ...
