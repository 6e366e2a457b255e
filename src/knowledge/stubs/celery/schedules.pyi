class crontab:
    def __init__(self, *args, **kwargs): ...


class schedule:
    def __init__(self, *args, **kwargs): ...


class solar:
    def __init__(self, *args, **kwargs): ...
