from _effects import file
from django.http import FileResponse


def serve(request, path, insecure=False, **kwargs) -> FileResponse:
    file("staticfiles.views.serve()")
