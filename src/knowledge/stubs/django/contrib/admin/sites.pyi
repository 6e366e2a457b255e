from _effects import db, file
from django.http import HttpResponse


class AlreadyRegistered(Exception): ...


class NotRegistered(Exception): ...


class AdminSite:
    index_title: str
    name: str
    site_header: str
    site_title: str
    urls: tuple

    def __init__(self, name="admin"): ...

    def admin_view(self, view, cacheable=False):
        # Calls the view synchronously, in a sync wrapper.
        return view

    def each_context(self, request) -> dict:
        db("AdminSite.each_context()")

    def get_app_list(self, request, app_label=None) -> list[dict]:
        db("AdminSite.get_app_list()")

    def get_urls(self) -> list: ...

    def has_permission(self, request) -> bool:
        bool(request.user.is_active)

    def index(self, request, extra_context=None) -> HttpResponse:
        db("AdminSite.index()")
        file("render()")

    def is_registered(self, model) -> bool: ...

    def login(self, request, extra_context=None) -> HttpResponse:
        db("AdminSite.login()")

    def logout(self, request, extra_context=None) -> HttpResponse:
        db("AdminSite.logout()")

    def register(self, model_or_iterable, admin_class=None, **options): ...

    def unregister(self, model_or_iterable): ...


site = AdminSite()
