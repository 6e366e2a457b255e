def deconstructible(*args, path=None):
    return args[0] if args else lambda cls: cls
