from _effects import process


def open(url, *args, **kwargs) -> bool:
    process("webbrowser.open()")


def open_new(*args, **kwargs) -> bool:
    process("webbrowser.open_new()")


def open_new_tab(*args, **kwargs) -> bool:
    process("webbrowser.open_new_tab()")


class _Browser:
    def open(self, url, *args, **kwargs) -> bool:
        process("opening a browser")

    def open_new(self, url) -> bool:
        process("opening a browser")

    def open_new_tab(self, url) -> bool:
        process("opening a browser")


def get(using=None) -> _Browser:
    process("webbrowser.get()")


def register(*args, **kwargs): ...
