from django.db.models.fields import Field


class GenericForeignKey:
    ct_field: str
    fk_field: str

    def __init__(self, ct_field="content_type", fk_field="object_id", for_concrete_model=True): ...


class GenericRelation(Field):
    def __init__(self, to, object_id_field="object_id", content_type_field="content_type", **kwargs): ...
