from _effects import file
from django.forms.fields import Field
from django.forms.utils import ErrorList, RenderableFieldMixin


class BoundField(RenderableFieldMixin):
    auto_id: str
    data: object
    errors: ErrorList
    field: Field
    form: object
    help_text: str
    html_initial_name: str
    html_name: str
    id_for_label: str
    initial: object
    is_hidden: bool
    label: str
    name: str
    use_fieldset: bool
    widget_type: str

    def __init__(self, form, field, name): ...

    def __bool__(self) -> bool: ...

    def __iter__(self):
        for choice in self.subwidgets:
            yield choice

    def __len__(self) -> int:
        len(self.subwidgets)

    @property
    def subwidgets(self) -> list[BoundWidget]:
        self.render()

    def as_hidden(self, attrs=None, **kwargs) -> str:
        self.render()

    def as_text(self, attrs=None, **kwargs) -> str:
        self.render()

    def as_textarea(self, attrs=None, **kwargs) -> str:
        self.render()

    def as_widget(self, widget=None, attrs=None, only_initial=False) -> str:
        self.render()

    def build_widget_attrs(self, attrs, widget=None) -> dict: ...

    def css_classes(self, extra_classes=None) -> str: ...

    def label_tag(self, contents=None, attrs=None, label_suffix=None, tag=None) -> str:
        self.render()

    def legend_tag(self, contents=None, attrs=None, label_suffix=None) -> str:
        self.render()

    def value(self) -> object: ...


class BoundWidget:
    choice_label: str
    data: dict
    id_for_label: str

    def __str__(self) -> str:
        self.tag()

    def tag(self, wrap_label=False) -> str:
        file("rendering a form")
