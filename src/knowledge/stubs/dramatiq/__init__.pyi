# What is not here is told of in `data/blocking.json`.
from _effects import network


class Actor:
    """A function that a worker runs: calling it runs it here, `send()` hands it to the broker."""

    actor_name: str
    queue_name: str

    def __init__(self, fn):
        self.fn = fn

    def __call__(self, *args, **kwargs):
        return self.fn(*args, **kwargs)

    def message(self, *args, **kwargs) -> object: ...

    def message_with_options(self, **options) -> object: ...

    def send(self, *args, **kwargs) -> object:
        network("Actor.send()")

    def send_with_options(self, **options) -> object:
        network("Actor.send_with_options()")


class _ActorMaker:
    def __call__(self, fn):
        return Actor(fn)


def actor(fn=None, **options):
    if fn is None:
        return _ActorMaker()
    return Actor(fn)
