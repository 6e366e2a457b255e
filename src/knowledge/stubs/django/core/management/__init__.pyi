from _effects import db, file
from django.core.management.base import BaseCommand as BaseCommand
from django.core.management.base import CommandError as CommandError


def call_command(command_name, *args, **options) -> str | None:
    db("call_command()")
    file("call_command()")


def execute_from_command_line(argv=None):
    db("execute_from_command_line()")


def get_commands() -> dict[str, str]: ...


def load_command_class(app_name, name) -> BaseCommand: ...
