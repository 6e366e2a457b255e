def bisect(a, x, lo=0, hi=None, *, key=None) -> int:
    for item in a:
        key(item)


def bisect_left(a, x, lo=0, hi=None, *, key=None) -> int:
    for item in a:
        key(item)


def bisect_right(a, x, lo=0, hi=None, *, key=None) -> int:
    for item in a:
        key(item)


def insort(a, x, lo=0, hi=None, *, key=None):
    for item in a:
        key(item)


def insort_left(a, x, lo=0, hi=None, *, key=None):
    for item in a:
        key(item)


def insort_right(a, x, lo=0, hi=None, *, key=None):
    for item in a:
        key(item)
