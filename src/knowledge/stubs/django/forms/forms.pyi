# Forms are the interpreter's own: validating one runs its fields' and its own `clean` methods, rendering its widgets.
from django.forms.boundfield import BoundField
from django.forms.fields import Field as _Field
from django.forms.utils import ErrorDict, ErrorList, RenderableFormMixin
from django.forms.widgets import Media


class BaseForm(RenderableFormMixin):
    auto_id: str
    base_fields: dict[str, _Field]
    changed_data: list[str]
    cleaned_data: dict
    data: object
    declared_fields: dict[str, _Field]
    empty_permitted: bool
    fields: dict[str, _Field]
    files: object
    initial: dict
    is_bound: bool
    label_suffix: str
    media: Media
    prefix: str | None
    use_required_attribute: bool

    def __init__(
        self,
        data=None,
        files=None,
        auto_id="id_%s",
        prefix=None,
        initial=None,
        error_class=None,
        label_suffix=None,
        empty_permitted=False,
        field_order=None,
        use_required_attribute=None,
        renderer=None,
        bound_field_class=None,
    ):
        self.data = data
        self.files = files
        self.initial = initial

    def __getitem__(self, name) -> BoundField: ...

    def __iter__(self):
        yield self[str()]

    def __repr__(self) -> str: ...

    @property
    def errors(self) -> ErrorDict:
        self.full_clean()

    def _clean_fields(self): ...

    def _clean_form(self):
        self.clean()

    def _post_clean(self): ...

    def add_error(self, field, error): ...

    def add_initial_prefix(self, field_name) -> str: ...

    def add_prefix(self, field_name) -> str: ...

    def clean(self):
        return self.cleaned_data

    def full_clean(self):
        self._clean_fields()
        self._clean_form()
        self._post_clean()

    def get_context(self) -> dict: ...

    def get_initial_for_field(self, field, field_name) -> object: ...

    def has_changed(self) -> bool: ...

    def has_error(self, field, code=None) -> bool:
        self.errors

    def hidden_fields(self) -> list[BoundField]: ...

    def is_multipart(self) -> bool: ...

    def is_valid(self) -> bool:
        self.full_clean()

    def non_field_errors(self) -> ErrorList:
        self.errors

    def order_fields(self, field_order): ...

    def visible_fields(self) -> list[BoundField]: ...


class Form(BaseForm): ...
