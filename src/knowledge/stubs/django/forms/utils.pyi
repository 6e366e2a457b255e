from _effects import file


class RenderableMixin:
    def __html__(self) -> str:
        self.render()

    def __str__(self) -> str:
        self.render()

    def get_context(self) -> dict: ...

    def render(self, template_name=None, context=None, renderer=None) -> str:
        file("rendering a form")


class RenderableFormMixin(RenderableMixin):
    def as_div(self) -> str:
        self.render()

    def as_p(self) -> str:
        self.render()

    def as_table(self) -> str:
        self.render()

    def as_ul(self) -> str:
        self.render()


class RenderableFieldMixin(RenderableMixin):
    def as_field_group(self) -> str:
        self.render()


class RenderableErrorMixin(RenderableMixin):
    def as_json(self, escape_html=False) -> str: ...

    def as_text(self) -> str:
        self.render()

    def as_ul(self) -> str:
        self.render()


class ErrorList(list, RenderableErrorMixin):
    def __init__(self, initlist=None, error_class=None, renderer=None, field_id=None): ...

    def as_data(self) -> list: ...

    def get_json_data(self, escape_html=False) -> list[dict]: ...


class ErrorDict(dict, RenderableErrorMixin):
    def __getitem__(self, key) -> ErrorList: ...

    def as_data(self) -> dict: ...

    def get(self, key, default=None) -> ErrorList | None: ...

    def get_json_data(self, escape_html=False) -> dict: ...

    def items(self) -> list[tuple[str, ErrorList]]: ...

    def keys(self) -> list[str]: ...

    def values(self) -> list[ErrorList]: ...


def flatatt(attrs) -> str:
    for value in attrs.values():
        str(value)


def from_current_timezone(value):
    return value


def pretty_name(name) -> str: ...


def to_current_timezone(value):
    return value
