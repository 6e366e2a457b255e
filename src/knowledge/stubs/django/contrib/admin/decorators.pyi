def action(function=None, **kwargs):
    return function if function else lambda func: func


def display(function=None, **kwargs):
    return function if function else lambda func: func


def register(*models, site=None):
    return lambda cls: cls
