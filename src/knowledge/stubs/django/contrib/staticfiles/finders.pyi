from _effects import file


class BaseFinder: ...


class AppDirectoriesFinder(BaseFinder): ...


class FileSystemFinder(BaseFinder): ...


def find(path, *args, **kwargs) -> str | None:
    file("staticfiles.finders.find()")


def get_finders() -> list: ...
