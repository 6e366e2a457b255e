def action(function=None, **kwargs):
    if function is None:
        return lambda func: func
    return function


def display(function=None, **kwargs):
    if function is None:
        return lambda func: func
    return function


def register(*models, site=None):
    return lambda cls: cls
