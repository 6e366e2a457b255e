from _effects import file


def dictConfig(config): ...


def fileConfig(fname, *args, **kwargs):
    file("logging.config.fileConfig()")
