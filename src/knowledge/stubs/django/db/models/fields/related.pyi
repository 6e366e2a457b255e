from django.db.models.fields import Field


class RelatedField(Field):
    remote_field: object


class ForeignObject(RelatedField):
    def __init__(self, to, on_delete=None, from_fields=(), to_fields=(), *args, **kwargs): ...


class ForeignKey(ForeignObject):
    def __init__(self, to, on_delete=None, related_name=None, *args, **kwargs): ...


class OneToOneField(ForeignKey):
    def __init__(self, to, on_delete=None, *args, **kwargs): ...


class ManyToManyField(RelatedField):
    def __init__(self, to, related_name=None, *args, **kwargs): ...
