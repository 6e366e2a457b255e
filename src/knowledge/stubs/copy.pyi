class Error(Exception): ...


def copy(x):
    # Copying a queryset fetches it, as its truth value does.
    bool(x)
    return x


def deepcopy(x, memo=None):
    return x


def replace(obj, **changes):
    return obj
