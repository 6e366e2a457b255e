from _effects import db


NO_RECEIVERS: object


class Signal:
    receivers: list

    def __init__(self, *args, **kwargs): ...

    def connect(self, receiver, sender=None, weak=True, dispatch_uid=None): ...

    def disconnect(self, receiver=None, sender=None, dispatch_uid=None) -> bool: ...

    def has_listeners(self, sender=None) -> bool: ...

    # Runs every receiver, which are the project's and other applications'.

    def send(self, sender, **named) -> list[tuple]:
        db("Signal.send()")

    async def asend(self, sender, **named) -> list[tuple]: ...

    def send_robust(self, sender, **named) -> list[tuple]:
        db("Signal.send_robust()")

    async def asend_robust(self, sender, **named) -> list[tuple]: ...


def receiver(signal, **kwargs):
    return lambda function: function
