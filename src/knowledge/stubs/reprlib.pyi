def recursive_repr(fillvalue="..."):
    return lambda func: func


def repr(obj) -> str:
    obj.__repr__()
