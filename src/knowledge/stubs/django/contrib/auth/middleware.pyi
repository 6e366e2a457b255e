from django.contrib.auth import aget_user
from django.contrib.auth import get_user as _load
from django.utils.deprecation import MiddlewareMixin


class AuthenticationMiddleware(MiddlewareMixin):
    def process_request(self, request): ...


class LoginRequiredMiddleware(MiddlewareMixin):
    def process_view(self, request, view_func, view_args, view_kwargs):
        bool(request.user.is_authenticated)


class RemoteUserMiddleware(MiddlewareMixin):
    header: str

    def process_request(self, request):
        _load(request)


class PersistentRemoteUserMiddleware(RemoteUserMiddleware): ...


async def auser(request):
    return await aget_user(request)


def get_user(request):
    return _load(request)
