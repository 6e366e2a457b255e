from django.contrib import messages


class SuccessMessageMixin:
    success_message: str

    def form_valid(self, form):
        response = super().form_valid(form)
        messages.success(self.request, self.get_success_message(form.cleaned_data))
        return response

    def get_success_message(self, cleaned_data) -> str: ...
