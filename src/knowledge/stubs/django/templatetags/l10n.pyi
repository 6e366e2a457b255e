def localize(value) -> str:
    str(value)


def unlocalize(value) -> str:
    str(value)
