from django.db.models.fields import Field


class CompositePrimaryKey(Field): ...
