from django.forms import Form, ModelForm
from django.forms.models import modelform_factory
from django.http import HttpResponseRedirect
from django.views.generic.base import ContextMixin, TemplateResponseMixin, View
from django.views.generic.detail import BaseDetailView, SingleObjectMixin, SingleObjectTemplateResponseMixin


class FormMixin(ContextMixin):
    # A form whose fields are not known may ask the database.
    form_class: type[ModelForm]
    initial: dict
    prefix: str | None
    success_url: str | None

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form))

    def form_valid(self, form):
        return HttpResponseRedirect(self.get_success_url())

    def get_context_data(self, **kwargs):
        if "form" not in kwargs:
            kwargs["form"] = self.get_form()
        return super().get_context_data(**kwargs)

    def get_form(self, form_class=None):
        if form_class is None:
            form_class = self.get_form_class()
        return form_class(**self.get_form_kwargs())

    def get_form_class(self):
        return self.form_class

    def get_form_kwargs(self) -> dict:
        self.get_initial()
        self.get_prefix()

    def get_initial(self) -> dict: ...

    def get_prefix(self) -> str | None: ...

    def get_success_url(self) -> str: ...


class ModelFormMixin(FormMixin, SingleObjectMixin):
    fields: list[str] | None

    def form_valid(self, form):
        self.object = form.save()
        return super().form_valid(form)

    def get_form_class(self):
        if self.form_class is None:
            return modelform_factory(self.model)
        return self.form_class

    def get_success_url(self) -> str:
        self.object.get_absolute_url()


class ProcessFormView(View):
    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())

    def post(self, request, *args, **kwargs):
        form = self.get_form()
        if form.is_valid():
            return self.form_valid(form)
        return self.form_invalid(form)

    def put(self, *args, **kwargs):
        return self.post(*args, **kwargs)


class BaseFormView(FormMixin, ProcessFormView): ...


class FormView(TemplateResponseMixin, BaseFormView): ...


class BaseCreateView(ModelFormMixin, ProcessFormView):
    def get(self, request, *args, **kwargs):
        self.object = None
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        self.object = None
        return super().post(request, *args, **kwargs)


class CreateView(SingleObjectTemplateResponseMixin, BaseCreateView): ...


class BaseUpdateView(ModelFormMixin, ProcessFormView):
    def get(self, request, *args, **kwargs):
        self.object = self.get_object()
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        self.object = self.get_object()
        return super().post(request, *args, **kwargs)


class UpdateView(SingleObjectTemplateResponseMixin, BaseUpdateView): ...


class DeletionMixin:
    success_url: str | None

    def delete(self, request, *args, **kwargs):
        self.object = self.get_object()
        self.object.delete()
        return HttpResponseRedirect(self.get_success_url())

    def get_success_url(self) -> str: ...

    def post(self, request, *args, **kwargs):
        return self.delete(request, *args, **kwargs)


class BaseDeleteView(DeletionMixin, FormMixin, BaseDetailView):
    form_class = Form

    def form_valid(self, form):
        self.object.delete()
        return HttpResponseRedirect(self.get_success_url())

    def post(self, request, *args, **kwargs):
        self.object = self.get_object()
        form = self.get_form()
        if form.is_valid():
            return self.form_valid(form)
        return self.form_invalid(form)


class DeleteView(SingleObjectTemplateResponseMixin, BaseDeleteView): ...
