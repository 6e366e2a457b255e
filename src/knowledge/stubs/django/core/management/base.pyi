from argparse import ArgumentParser


class CommandError(Exception):
    returncode: int


class CommandParser(ArgumentParser): ...


class OutputWrapper:
    style_func: object

    def flush(self): ...

    def isatty(self) -> bool: ...

    def write(self, msg="", style_func=None, ending=None):
        str(msg)


class BaseCommand:
    help: str
    requires_migrations_checks: bool
    requires_system_checks: object
    stderr: OutputWrapper
    stdout: OutputWrapper
    style: object

    def add_arguments(self, parser): ...

    def handle(self, *args, **options) -> str | None: ...


class AppCommand(BaseCommand): ...


class LabelCommand(BaseCommand): ...


class SystemCheckError(CommandError): ...
