from django.http import HttpResponseRedirect


class AccessMixin:
    login_url: str | None
    permission_denied_message: str
    raise_exception: bool
    redirect_field_name: str

    def get_login_url(self) -> str: ...

    def get_permission_denied_message(self) -> str: ...

    def get_redirect_field_name(self) -> str: ...

    def handle_no_permission(self) -> HttpResponseRedirect:
        bool(self.request.user.is_authenticated)


class LoginRequiredMixin(AccessMixin):
    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        return super().dispatch(request, *args, **kwargs)


class PermissionRequiredMixin(AccessMixin):
    permission_required: object

    def dispatch(self, request, *args, **kwargs):
        if not self.has_permission():
            return self.handle_no_permission()
        return super().dispatch(request, *args, **kwargs)

    def get_permission_required(self) -> list[str]: ...

    def has_permission(self) -> bool:
        self.request.user.has_perms(self.get_permission_required())


class UserPassesTestMixin(AccessMixin):
    def dispatch(self, request, *args, **kwargs):
        if not self.get_test_func()():
            return self.handle_no_permission()
        return super().dispatch(request, *args, **kwargs)

    def get_test_func(self):
        return self.test_func

    def test_func(self) -> bool: ...
