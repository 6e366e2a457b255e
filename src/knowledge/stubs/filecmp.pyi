from _effects import file


def cmp(f1, f2, shallow=True) -> bool:
    file("filecmp.cmp()")


def cmpfiles(a, b, common, shallow=True) -> tuple:
    file("filecmp.cmpfiles()")


def clear_cache(*args, **kwargs): ...


# Compares when asked what it found.
class dircmp:
    def __init__(self, a, b, *args, **kwargs): ...

    def __getattr__(self, name) -> list[str]:
        file("comparing folders")

    def report(self):
        file("dircmp.report()")

    def report_full_closure(self):
        file("dircmp.report_full_closure()")

    def report_partial_closure(self):
        file("dircmp.report_partial_closure()")
