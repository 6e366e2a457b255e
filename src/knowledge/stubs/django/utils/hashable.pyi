def make_hashable(value):
    return value
