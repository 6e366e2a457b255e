from _effects import cpu, db, file, network
from django import forms
from django.contrib.auth.models import User


class ReadOnlyPasswordHashWidget(forms.Widget): ...


class ReadOnlyPasswordHashField(forms.Field): ...


class UsernameField(forms.CharField): ...


class SetPasswordMixin:
    def set_password_and_save(self, user, password_field_name="password1", commit=True):
        cpu("hashing a password")
        user.save()
        return user

    def validate_password_for_user(self, user, password_field_name="password2"):
        file("validate_password()")


class BaseUserCreationForm(SetPasswordMixin, forms.ModelForm):
    password1 = forms.CharField()
    password2 = forms.CharField()

    class Meta:
        model = User
        fields = ("username",)

    def save(self, commit=True):
        cpu("hashing a password")
        return super().save(commit=commit)


class UserCreationForm(BaseUserCreationForm):
    def clean_username(self) -> str:
        db("UserCreationForm.clean_username()")


class AdminUserCreationForm(UserCreationForm): ...


class UserChangeForm(forms.ModelForm):
    password = ReadOnlyPasswordHashField()

    class Meta:
        model = User
        fields = "__all__"


class AuthenticationForm(forms.Form):
    username = UsernameField()
    password = forms.CharField()
    request: object
    user_cache: object

    def __init__(self, request=None, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request

    def clean(self) -> dict:
        from django.contrib.auth import authenticate

        self.user_cache = authenticate(self.request, username=str(), password=str())

    def confirm_login_allowed(self, user): ...

    def get_invalid_login_error(self) -> forms.ValidationError: ...

    def get_user(self):
        return self.user_cache


class PasswordResetForm(forms.Form):
    email = forms.EmailField()

    def get_users(self, email):
        db("PasswordResetForm.get_users()")
        return iter([User()])

    def save(self, *args, **kwargs):
        db("PasswordResetForm.save()")
        network("sending mail")

    def send_mail(self, *args, **kwargs):
        network("sending mail")


class SetPasswordForm(SetPasswordMixin, forms.Form):
    new_password1 = forms.CharField()
    new_password2 = forms.CharField()

    def __init__(self, user, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def clean(self) -> dict:
        file("validate_password()")

    def save(self, commit=True):
        cpu("hashing a password")
        if commit:
            self.user.save()
        return self.user


class PasswordChangeForm(SetPasswordForm):
    old_password = forms.CharField()

    def clean_old_password(self) -> str:
        self.user.check_password(str())


class AdminPasswordChangeForm(SetPasswordMixin, forms.Form):
    password1 = forms.CharField()
    password2 = forms.CharField()

    def __init__(self, user, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def clean(self) -> dict:
        file("validate_password()")

    def save(self, commit=True):
        cpu("hashing a password")
        if commit:
            self.user.save()
        return self.user
