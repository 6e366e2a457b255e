class SafeData: ...


class SafeString(str, SafeData): ...


SafeText = SafeString


def mark_safe(s):
    return s
