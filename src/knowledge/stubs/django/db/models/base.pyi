# Members of models are the interpreter's own (`queryset.ts`); these bodies are what `super()` reaches.
from _effects import db
from django.core.exceptions import MultipleObjectsReturned as _MultipleObjectsReturned
from django.core.exceptions import ObjectDoesNotExist
from django.db.models.options import Options


class Deferred: ...


DEFERRED = Deferred()


class ModelState:
    adding: bool
    db: str | None
    fields_cache: dict


class ModelBase(type): ...


class Model:
    DoesNotExist = ObjectDoesNotExist
    MultipleObjectsReturned = _MultipleObjectsReturned
    _meta: Options
    _state: ModelState

    def __eq__(self, other) -> bool: ...

    def __hash__(self) -> int: ...

    def __str__(self) -> str: ...

    @classmethod
    def check(cls, **kwargs) -> list: ...

    def clean(self): ...

    def clean_fields(self, exclude=None):
        db("Model.clean_fields()")

    def date_error_message(self, lookup_type, field_name, unique_for) -> str: ...

    def delete(self, using=None, keep_parents=False) -> tuple[int, dict[str, int]]:
        db("Model.delete()")

    async def adelete(self, using=None, keep_parents=False) -> tuple[int, dict[str, int]]:
        self.delete()

    @classmethod
    def from_db(cls, db, field_names, values, *args, **kwargs):
        return cls()

    def full_clean(self, exclude=None, validate_unique=True, validate_constraints=True):
        self.clean_fields(exclude)
        self.clean()
        self.validate_unique(exclude)

    def get_constraints(self) -> list: ...

    def get_deferred_fields(self) -> set[str]: ...

    def prepare_database_save(self, field) -> object: ...

    def refresh_from_db(self, using=None, fields=None, from_queryset=None):
        db("Model.refresh_from_db()")

    async def arefresh_from_db(self, using=None, fields=None, from_queryset=None): ...

    def save(self, *args, **kwargs):
        db("Model.save()")

    async def asave(self, *args, **kwargs):
        self.save()

    def save_base(self, *args, **kwargs):
        db("Model.save_base()")

    def serializable_value(self, field_name) -> object: ...

    def unique_error_message(self, model_class, unique_check) -> str: ...

    def validate_constraints(self, exclude=None):
        db("Model.validate_constraints()")

    def validate_unique(self, exclude=None):
        db("Model.validate_unique()")


def model_unpickle(model_id) -> object: ...
