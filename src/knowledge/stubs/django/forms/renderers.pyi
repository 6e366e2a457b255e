from _effects import file


class BaseRenderer:
    def get_template(self, template_name) -> object:
        file("get_template()")

    def render(self, template_name, context, request=None) -> str:
        file("rendering a form")


class DjangoTemplates(BaseRenderer): ...


class Jinja2(BaseRenderer): ...


class TemplatesSetting(BaseRenderer): ...


def get_default_renderer() -> BaseRenderer: ...
