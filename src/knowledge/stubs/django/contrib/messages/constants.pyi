DEBUG: int
INFO: int
SUCCESS: int
WARNING: int
ERROR: int
DEFAULT_TAGS: dict[int, str]
DEFAULT_LEVELS: dict[str, int]
