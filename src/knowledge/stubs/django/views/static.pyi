from _effects import file
from django.http import FileResponse


def serve(request, path, document_root=None, show_indexes=False) -> FileResponse:
    file("static.serve()")


def was_modified_since(header=None, mtime=0) -> bool: ...
