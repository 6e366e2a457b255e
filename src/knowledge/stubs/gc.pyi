from _effects import cpu


def collect(generation=2) -> int:
    cpu("gc.collect()")


def disable(): ...


def enable(): ...


def freeze(): ...


def get_objects(generation=None) -> list: ...


def isenabled() -> bool: ...
