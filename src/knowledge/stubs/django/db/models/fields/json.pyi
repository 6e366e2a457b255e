from django.db.models.fields import Field


class JSONField(Field): ...


class KeyTransform:
    def __init__(self, key_name, *args, **kwargs): ...


class KT:
    def __init__(self, path): ...
