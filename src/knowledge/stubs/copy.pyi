class Error(Exception): ...


def copy(x):
    # Copying a queryset fetches it.
    x.__getstate__()
    return x


def deepcopy(x, memo=None):
    return x


def replace(obj, **changes):
    return obj
