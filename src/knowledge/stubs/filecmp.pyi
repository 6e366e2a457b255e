from _effects import file


def cmp(f1, f2, shallow=True) -> bool:
    file("filecmp.cmp()")


def cmpfiles(a, b, common, shallow=True) -> tuple:
    file("filecmp.cmpfiles()")
