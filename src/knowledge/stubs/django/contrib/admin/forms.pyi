from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm


class AdminAuthenticationForm(AuthenticationForm): ...


class AdminPasswordChangeForm(PasswordChangeForm): ...
