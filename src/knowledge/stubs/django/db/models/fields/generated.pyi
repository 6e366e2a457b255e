from django.db.models.fields import Field


class GeneratedField(Field): ...
