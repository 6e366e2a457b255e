from _effects import network


class JobFunction:
    """A function with `delay()`: calling it runs it here."""

    def __init__(self, f):
        self.f = f

    def __call__(self, *args, **kwargs):
        return self.f(*args, **kwargs)

    def delay(self, *args, **kwargs) -> object:
        network("putting a job in the queue")

    def enqueue(self, *args, **kwargs) -> object:
        network("putting a job in the queue")


class job:
    def __init__(self, queue=None, connection=None, *args, **kwargs): ...

    def __call__(self, f):
        return JobFunction(f)
