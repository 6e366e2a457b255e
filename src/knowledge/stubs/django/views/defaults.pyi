from _effects import file
from django.http import HttpResponse


def bad_request(request, exception, template_name="400.html") -> HttpResponse:
    file("render()")


def page_not_found(request, exception, template_name="404.html") -> HttpResponse:
    file("render()")


def permission_denied(request, exception, template_name="403.html") -> HttpResponse:
    file("render()")


def server_error(request, template_name="500.html") -> HttpResponse:
    file("render()")
