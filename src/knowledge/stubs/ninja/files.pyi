from django.core.files.uploadedfile import UploadedFile as _UploadedFile


class UploadedFile(_UploadedFile): ...
