LOOKUP_SEP = "__"


class OnConflict:
    IGNORE: str
    UPDATE: str
