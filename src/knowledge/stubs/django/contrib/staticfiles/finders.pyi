from _effects import file


def find(path, *args, **kwargs) -> str | None:
    file("staticfiles.finders.find()")


def get_finders() -> list: ...
