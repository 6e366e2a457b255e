class ForeignObjectRel:
    field: object
    field_name: str
    many_to_many: bool
    many_to_one: bool
    model: object
    name: str
    on_delete: object
    one_to_many: bool
    one_to_one: bool
    related_model: object
    related_name: str | None

    def get_accessor_name(self, model=None) -> str: ...


class ManyToOneRel(ForeignObjectRel): ...


class OneToOneRel(ManyToOneRel): ...


class ManyToManyRel(ForeignObjectRel):
    through: object
