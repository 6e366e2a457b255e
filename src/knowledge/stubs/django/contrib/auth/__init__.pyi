from _effects import cpu, db
from django.contrib.auth.signals import user_logged_in as user_logged_in
from django.contrib.auth.signals import user_logged_out as user_logged_out
from django.contrib.auth.signals import user_login_failed as user_login_failed

SESSION_KEY: str
BACKEND_SESSION_KEY: str
HASH_SESSION_KEY: str
LANGUAGE_SESSION_KEY: str
REDIRECT_FIELD_NAME: str


def _stored_user():
    return get_user_model()._default_manager.get()


def authenticate(request=None, **credentials):
    db("authenticate()")
    cpu("hashing a password")
    return _stored_user() if credentials else None


async def aauthenticate(request=None, **credentials):
    return _stored_user() if credentials else None


def get_backends() -> list: ...


def get_permission_codename(action, opts) -> str: ...


def get_user(request):
    db("get_user()")
    from django.contrib.auth.models import AnonymousUser

    return _stored_user() if request else AnonymousUser()


async def aget_user(request):
    from django.contrib.auth.models import AnonymousUser

    return _stored_user() if request else AnonymousUser()


def get_user_model():
    """The interpreter's own: the project's user model."""
    from django.contrib.auth.models import User

    return User


def load_backend(path) -> object: ...


def login(request, user, backend=None):
    db("login()")


async def alogin(request, user, backend=None): ...


def logout(request):
    db("logout()")


async def alogout(request): ...


def update_session_auth_hash(request, user):
    db("update_session_auth_hash()")


async def aupdate_session_auth_hash(request, user): ...
