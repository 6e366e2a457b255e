from django.http import HttpResponse, HttpResponseRedirect
from django.views.generic.base import View


class JavaScriptCatalog(View):
    def get(self, request, *args, **kwargs) -> HttpResponse: ...


class JSONCatalog(JavaScriptCatalog): ...


def set_language(request) -> HttpResponseRedirect: ...
