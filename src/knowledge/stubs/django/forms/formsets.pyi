# Formsets are the interpreter's own; these bodies are what `super()` reaches.
from django.forms.forms import Form
from django.forms.utils import ErrorList, RenderableFormMixin
from django.forms.widgets import Media

DEFAULT_MAX_NUM: int
DEFAULT_MIN_NUM: int
DELETION_FIELD_NAME: str
INITIAL_FORM_COUNT: str
MAX_NUM_FORM_COUNT: str
MIN_NUM_FORM_COUNT: str
ORDERING_FIELD_NAME: str
TOTAL_FORM_COUNT: str


class ManagementForm(Form): ...


class BaseFormSet(RenderableFormMixin):
    auto_id: str
    can_delete: bool
    can_order: bool
    cleaned_data: list[dict]
    data: object
    deleted_forms: list[Form]
    empty_form: Form
    errors: list
    extra: int
    extra_forms: list[Form]
    files: object
    form: object
    forms: list[Form]
    initial: list[dict]
    initial_forms: list[Form]
    is_bound: bool
    management_form: ManagementForm
    max_num: int
    media: Media
    min_num: int
    ordered_forms: list[Form]
    prefix: str
    validate_max: bool
    validate_min: bool

    def __init__(self, data=None, files=None, auto_id="id_%s", prefix=None, initial=None, *args, **kwargs): ...

    def __bool__(self) -> bool: ...

    def __getitem__(self, index):
        return self.forms[index]

    def __iter__(self):
        return iter(self.forms)

    def __len__(self) -> int:
        len(self.forms)

    def add_fields(self, form, index): ...

    def add_prefix(self, index) -> str: ...

    def clean(self): ...

    def full_clean(self):
        for form in self.forms:
            form.full_clean()
        self.clean()

    @classmethod
    def get_default_prefix(cls) -> str: ...

    def get_form_kwargs(self, index) -> dict: ...

    def has_changed(self) -> bool:
        for form in self.forms:
            form.has_changed()

    def initial_form_count(self) -> int: ...

    def is_multipart(self) -> bool: ...

    def is_valid(self) -> bool:
        self.full_clean()

    def non_form_errors(self) -> ErrorList:
        self.full_clean()

    def total_error_count(self) -> int:
        self.full_clean()

    def total_form_count(self) -> int: ...


def all_valid(formsets) -> bool:
    for formset in formsets:
        formset.is_valid()


def formset_factory(form, formset=BaseFormSet, *args, **kwargs):
    return formset
