# Model forms are the interpreter's own; these bodies are what `super()` reaches.
from _effects import db
from django.forms.fields import ChoiceField
from django.forms.fields import Field as _Field
from django.forms.forms import BaseForm
from django.forms.formsets import BaseFormSet

ALL_FIELDS = "__all__"


class ModelFormOptions:
    error_messages: dict
    exclude: list[str]
    field_classes: dict
    fields: list[str]
    help_texts: dict
    labels: dict
    localized_fields: list[str]
    model: object
    widgets: dict


class BaseModelForm(BaseForm):
    _meta: ModelFormOptions
    instance: object

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
        instance=None,
        use_required_attribute=None,
        renderer=None,
    ):
        # model_to_dict() reads the instance: a lazy one is loaded.
        instance._meta
        self.data = data
        self.files = files
        self.initial = initial

    def _post_clean(self):
        db("validating a model form")

    def _save_m2m(self):
        db("ModelForm.save_m2m()")

    def clean(self):
        return self.cleaned_data

    def save(self, commit=True):
        if commit:
            db("ModelForm.save()")
        return self.instance

    def save_m2m(self):
        db("ModelForm.save_m2m()")

    def validate_constraints(self):
        db("ModelForm.validate_constraints()")

    def validate_unique(self):
        db("ModelForm.validate_unique()")


class ModelForm(BaseModelForm): ...


class BaseModelFormSet(BaseFormSet):
    changed_objects: list
    deleted_objects: list
    model: object
    new_objects: list
    queryset: object
    unique_fields: tuple

    def __init__(
        self, data=None, files=None, auto_id="id_%s", prefix=None, queryset=None, *, initial=None, **kwargs
    ): ...

    def delete_existing(self, obj, commit=True):
        if commit:
            obj.delete()

    def get_queryset(self) -> object: ...

    def save(self, commit=True) -> list:
        db("FormSet.save()")

    def save_existing(self, form, obj, commit=True):
        return form.save(commit=commit)

    def save_existing_objects(self, commit=True) -> list:
        db("FormSet.save_existing_objects()")

    def save_m2m(self):
        db("FormSet.save_m2m()")

    def save_new(self, form, commit=True):
        return form.save(commit=commit)

    def save_new_objects(self, commit=True) -> list:
        db("FormSet.save_new_objects()")

    def validate_unique(self):
        db("FormSet.validate_unique()")


class BaseInlineFormSet(BaseModelFormSet):
    fk: object
    instance: object

    def __init__(
        self, data=None, files=None, instance=None, save_as_new=False, prefix=None, queryset=None, **kwargs
    ): ...


class InlineForeignKeyField(_Field):
    def __init__(self, parent_instance, *args, **kwargs): ...


class ModelChoiceIteratorValue:
    instance: object
    value: object

    def __init__(self, value, instance): ...

    def __str__(self) -> str: ...


class ModelChoiceIterator:
    def __init__(self, field):
        self.queryset = field.queryset

    def __bool__(self) -> bool:
        db("ModelChoiceField.choices")

    def __iter__(self):
        db("ModelChoiceField.choices")
        for obj in self.queryset:
            yield str(), str(obj)

    def __len__(self) -> int:
        db("ModelChoiceField.choices")


class ModelChoiceField(ChoiceField):
    empty_label: str
    limit_choices_to: object
    to_field_name: str | None

    def __init__(self, queryset=None, **kwargs):
        super().__init__(**kwargs)
        self.queryset = queryset

    @property
    def choices(self):
        return ModelChoiceIterator(self)

    def get_limit_choices_to(self) -> object: ...

    def label_from_instance(self, obj) -> str:
        str(obj)

    def to_python(self, value):
        db("ModelChoiceField.to_python()")
        for obj in self.queryset:
            return obj

    def validate(self, value): ...


class ModelMultipleChoiceField(ModelChoiceField):
    def clean(self, value):
        db("ModelMultipleChoiceField.clean()")
        return self.queryset


def apply_limit_choices_to_to_formfield(formfield): ...


def construct_instance(form, instance, fields=None, exclude=None):
    return instance


def fields_for_model(model, *args, **kwargs) -> dict[str, _Field]: ...


def inlineformset_factory(parent_model, model, form=ModelForm, formset=BaseInlineFormSet, *args, **kwargs):
    return formset


def model_to_dict(instance, fields=None, exclude=None) -> dict:
    # Many-to-many fields of a saved instance are fetched.
    db("model_to_dict()")


def modelform_factory(model, form=ModelForm, *args, **kwargs):
    return form


def modelformset_factory(model, form=ModelForm, formfield_callback=None, formset=BaseModelFormSet, *args, **kwargs):
    return formset
