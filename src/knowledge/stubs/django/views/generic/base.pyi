from _effects import db
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse


class ContextMixin:
    extra_context: dict | None

    def get_context_data(self, **kwargs):
        kwargs.setdefault("view", self)
        if self.extra_context is not None:
            kwargs.update(self.extra_context)
        return kwargs


class View:
    http_method_names: list[str]
    request: HttpRequest
    args: tuple
    kwargs: dict
    view_is_async: bool

    def __init__(self, **kwargs): ...

    @classmethod
    def as_view(cls, **initkwargs):
        return lambda request, *args, **kwargs: _respond(cls)

    def dispatch(self, request, *args, **kwargs) -> HttpResponse:
        """Calls the handler of the request's method, whichever it is: what that does is the handler's."""

    def http_method_not_allowed(self, request, *args, **kwargs):
        return HttpResponseNotAllowed([])

    def options(self, request, *args, **kwargs):
        return HttpResponse()

    def setup(self, request, *args, **kwargs):
        self.request = request
        self.args = args
        self.kwargs = kwargs


def _respond(cls) -> HttpResponse:
    """A view called as a function runs one of the class's handlers."""
    db("a class-based view")


class TemplateResponseMixin:
    content_type: str | None
    response_class = TemplateResponse
    template_engine: str | None
    template_name: str | None

    def get_template_names(self) -> list[str]: ...

    def render_to_response(self, context, **response_kwargs):
        # Rendered by the handler, in a thread.
        return self.response_class(self.request, self.get_template_names(), context)


class TemplateView(TemplateResponseMixin, ContextMixin, View):
    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data(**kwargs))


class RedirectView(View):
    pattern_name: str | None
    permanent: bool
    query_string: bool
    url: str | None

    def get_redirect_url(self, *args, **kwargs) -> str | None: ...

    def get(self, request, *args, **kwargs):
        return HttpResponseRedirect(self.get_redirect_url(*args, **kwargs))

    def delete(self, request, *args, **kwargs):
        return self.get(request, *args, **kwargs)

    def head(self, request, *args, **kwargs):
        return self.get(request, *args, **kwargs)

    def options(self, request, *args, **kwargs):
        return self.get(request, *args, **kwargs)

    def patch(self, request, *args, **kwargs):
        return self.get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        return self.get(request, *args, **kwargs)

    def put(self, request, *args, **kwargs):
        return self.get(request, *args, **kwargs)
