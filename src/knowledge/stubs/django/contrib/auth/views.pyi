from django.contrib.auth import login as auth_login
from django.contrib.auth import logout as auth_logout
from django.contrib.auth.forms import AuthenticationForm as AuthenticationForm
from django.contrib.auth.forms import PasswordChangeForm as PasswordChangeForm
from django.contrib.auth.forms import PasswordResetForm as PasswordResetForm
from django.contrib.auth.forms import SetPasswordForm as SetPasswordForm
from django.contrib.auth.models import User
from django.http import HttpResponseRedirect
from django.views.generic.base import TemplateView
from django.views.generic.edit import FormView


class RedirectURLMixin:
    next_page: str | None
    redirect_field_name: str
    success_url_allowed_hosts: set[str]

    def get_default_redirect_url(self) -> str: ...

    def get_redirect_url(self) -> str: ...

    def get_success_url(self) -> str: ...

    def get_success_url_allowed_hosts(self) -> set[str]: ...


class LoginView(RedirectURLMixin, FormView):
    form_class = AuthenticationForm
    redirect_authenticated_user: bool
    template_name = "registration/login.html"

    def form_valid(self, form):
        auth_login(self.request, form.get_user())
        return HttpResponseRedirect(self.get_success_url())


class LogoutView(RedirectURLMixin, TemplateView):
    template_name = "registration/logged_out.html"

    def post(self, request, *args, **kwargs):
        auth_logout(request)
        return HttpResponseRedirect(self.get_success_url())


class PasswordContextMixin:
    extra_context: dict | None

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs)


class PasswordChangeView(PasswordContextMixin, FormView):
    form_class = PasswordChangeForm
    template_name = "registration/password_change_form.html"


class PasswordChangeDoneView(PasswordContextMixin, TemplateView): ...


class PasswordResetView(PasswordContextMixin, FormView):
    form_class = PasswordResetForm
    template_name = "registration/password_reset_form.html"


class PasswordResetDoneView(PasswordContextMixin, TemplateView): ...


class PasswordResetConfirmView(PasswordContextMixin, FormView):
    form_class = SetPasswordForm
    template_name = "registration/password_reset_confirm.html"

    def get_user(self, uidb64):
        return User.objects.get()


class PasswordResetCompleteView(PasswordContextMixin, TemplateView): ...


def logout_then_login(request, login_url=None) -> HttpResponseRedirect:
    auth_logout(request)


def redirect_to_login(next, login_url=None, redirect_field_name="next") -> HttpResponseRedirect: ...
