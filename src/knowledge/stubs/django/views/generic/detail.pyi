from django.views.generic.base import ContextMixin, TemplateResponseMixin, View

# The class by a name that no attribute has.
_Object = object


class SingleObjectMixin(ContextMixin):
    context_object_name: str | None
    model: _Object
    object: _Object
    pk_url_kwarg: str
    query_pk_and_slug: bool
    queryset = None
    slug_field: str
    slug_url_kwarg: str

    def get_context_data(self, **kwargs):
        context = {}
        if self.object:
            context["object"] = self.object
            context_object_name = self.get_context_object_name(self.object)
            if context_object_name:
                context[context_object_name] = self.object
        context.update(kwargs)
        return super().get_context_data(**context)

    def get_context_object_name(self, obj):
        return self.context_object_name

    def get_object(self, queryset=None):
        if queryset is None:
            queryset = self.get_queryset()
        return queryset.get()

    def get_queryset(self):
        if self.queryset is None:
            return self.model._default_manager.all()
        return self.queryset.all()

    def get_slug_field(self) -> str: ...


class BaseDetailView(SingleObjectMixin, View):
    def get(self, request, *args, **kwargs):
        self.object = self.get_object()
        return self.render_to_response(self.get_context_data(object=self.object))


class SingleObjectTemplateResponseMixin(TemplateResponseMixin):
    template_name_field: str | None
    template_name_suffix: str


class DetailView(SingleObjectTemplateResponseMixin, BaseDetailView): ...
