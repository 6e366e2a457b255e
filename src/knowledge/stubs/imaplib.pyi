from _effects import network


class IMAP4:
    error = OSError
    abort = OSError
    readonly = OSError

    def __init__(self, *args, **kwargs):
        network("imaplib.IMAP4()")

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        network("closing a connection")

    def append(self, *args, **kwargs) -> tuple:
        network("IMAP4.append()")

    def authenticate(self, *args, **kwargs) -> tuple:
        network("IMAP4.authenticate()")

    def check(self, *args, **kwargs) -> tuple:
        network("IMAP4.check()")

    def close(self, *args, **kwargs) -> tuple:
        network("IMAP4.close()")

    def copy(self, *args, **kwargs) -> tuple:
        network("IMAP4.copy()")

    def create(self, *args, **kwargs) -> tuple:
        network("IMAP4.create()")

    def delete(self, *args, **kwargs) -> tuple:
        network("IMAP4.delete()")

    def expunge(self, *args, **kwargs) -> tuple:
        network("IMAP4.expunge()")

    def fetch(self, *args, **kwargs) -> tuple:
        network("IMAP4.fetch()")

    def list(self, *args, **kwargs) -> tuple:
        network("IMAP4.list()")

    def login(self, *args, **kwargs) -> tuple:
        network("IMAP4.login()")

    def logout(self, *args, **kwargs) -> tuple:
        network("IMAP4.logout()")

    def lsub(self, *args, **kwargs) -> tuple:
        network("IMAP4.lsub()")

    def noop(self, *args, **kwargs) -> tuple:
        network("IMAP4.noop()")

    def rename(self, *args, **kwargs) -> tuple:
        network("IMAP4.rename()")

    def search(self, *args, **kwargs) -> tuple:
        network("IMAP4.search()")

    def select(self, *args, **kwargs) -> tuple:
        network("IMAP4.select()")

    def send(self, *args, **kwargs) -> tuple:
        network("IMAP4.send()")

    def sort(self, *args, **kwargs) -> tuple:
        network("IMAP4.sort()")

    def starttls(self, *args, **kwargs) -> tuple:
        network("IMAP4.starttls()")

    def status(self, *args, **kwargs) -> tuple:
        network("IMAP4.status()")

    def store(self, *args, **kwargs) -> tuple:
        network("IMAP4.store()")

    def subscribe(self, *args, **kwargs) -> tuple:
        network("IMAP4.subscribe()")

    def uid(self, *args, **kwargs) -> tuple:
        network("IMAP4.uid()")

    def unsubscribe(self, *args, **kwargs) -> tuple:
        network("IMAP4.unsubscribe()")


class IMAP4_SSL(IMAP4): ...


class IMAP4_stream(IMAP4): ...
