from _effects import file
from pathlib import Path


def files(anchor=None) -> Path: ...


def open_binary(anchor, *names) -> object:
    file("importlib.resources.open_binary()")


def open_text(anchor, *names, **kwargs) -> object:
    file("importlib.resources.open_text()")


def read_binary(anchor, *names) -> bytes:
    file("importlib.resources.read_binary()")


def read_text(anchor, *names, **kwargs) -> str:
    file("importlib.resources.read_text()")
