from django.core.files.base import File as File
