# A template reads files, and may run whatever its context, tags and processors reach: querysets, the user, the session.
from _effects import db, file
from django.http import HttpResponse


class ContentNotRenderedError(Exception): ...


class SimpleTemplateResponse(HttpResponse):
    """Not rendered yet: Django renders it in a thread after the view."""

    context_data: dict | None
    is_rendered: bool
    template_name: object

    def __init__(self, template, context=None, content_type=None, status=None, charset=None, using=None, headers=None):
        self.template_name = template
        self.context_data = context

    def add_post_render_callback(self, callback): ...

    def render(self):
        file("TemplateResponse.render()")
        db("TemplateResponse.render()")
        return self

    @property
    def rendered_content(self) -> str:
        file("TemplateResponse.rendered_content")
        db("TemplateResponse.rendered_content")

    def resolve_context(self, context):
        return context

    def resolve_template(self, template) -> object:
        file("TemplateResponse.resolve_template()")


class TemplateResponse(SimpleTemplateResponse):
    def __init__(self, request, template, context=None, *args, **kwargs):
        self.template_name = template
        self.context_data = context
