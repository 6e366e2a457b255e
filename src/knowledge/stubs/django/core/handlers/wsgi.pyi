from django.http import HttpRequest


class WSGIRequest(HttpRequest):
    environ: dict


class WSGIHandler: ...
