def deconstructible(cls=None, path=None):
    if cls is None:
        return lambda decorated: decorated
    return cls
