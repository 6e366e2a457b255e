from django.http import HttpRequest


class ASGIRequest(HttpRequest):
    scope: dict


class ASGIHandler: ...


def get_script_prefix(scope) -> str: ...
