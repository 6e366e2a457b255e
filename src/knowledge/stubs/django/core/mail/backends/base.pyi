from _effects import network


class BaseEmailBackend:
    fail_silently: bool

    def __init__(self, fail_silently=False, **kwargs): ...

    def __enter__(self):
        network("opening a mail connection")
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        network("closing a mail connection")

    def close(self):
        network("closing a mail connection")

    def open(self) -> bool:
        network("opening a mail connection")

    def send_messages(self, email_messages) -> int:
        for message in email_messages:
            pass
        network("sending mail")
