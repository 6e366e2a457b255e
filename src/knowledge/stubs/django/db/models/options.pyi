from django.apps import AppConfig
from django.db.models.fields import Field


class Options:
    abstract: bool
    app_config: AppConfig
    app_label: str
    auto_created: bool
    concrete_fields: list[Field]
    constraints: list
    db_table: str
    default_permissions: tuple
    fields: list[Field]
    fields_map: dict[str, Field]
    get_latest_by: str
    indexes: list
    label: str
    label_lower: str
    local_fields: list[Field]
    local_many_to_many: list[Field]
    managed: bool
    many_to_many: list[Field]
    model_name: str
    object_name: str
    ordering: list[str]
    parents: dict
    permissions: list
    pk: Field
    private_fields: list[Field]
    proxy: bool
    related_objects: list
    swappable: str
    unique_together: list
    verbose_name: str
    verbose_name_plural: str
    verbose_name_raw: str

    def add_field(self, field, private=False): ...

    def get_base_chain(self, model) -> list: ...

    def get_field(self, field_name) -> Field: ...

    def get_fields(self, include_parents=True, include_hidden=False) -> list[Field]: ...

    def get_parent_list(self) -> list: ...
