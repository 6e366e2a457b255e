from _effects import process


def open(url, *args, **kwargs) -> bool:
    process("webbrowser.open()")
