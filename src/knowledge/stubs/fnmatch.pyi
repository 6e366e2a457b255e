def filter(names, pat):
    return list(names)


def fnmatch(name, pat) -> bool: ...


def fnmatchcase(name, pat) -> bool: ...


def translate(pat) -> str: ...
