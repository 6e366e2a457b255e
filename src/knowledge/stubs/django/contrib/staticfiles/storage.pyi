from django.core.files.storage import FileSystemStorage


class StaticFilesStorage(FileSystemStorage): ...


class ManifestStaticFilesStorage(StaticFilesStorage): ...


staticfiles_storage = StaticFilesStorage()
