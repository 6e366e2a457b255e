from _effects import network


class error_proto(Exception): ...


class POP3:
    def __init__(self, *args, **kwargs):
        network("poplib.POP3()")

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        network("closing a connection")

    def capa(self, *args, **kwargs) -> tuple:
        network("POP3.capa()")

    def dele(self, *args, **kwargs) -> tuple:
        network("POP3.dele()")

    def list(self, *args, **kwargs) -> tuple:
        network("POP3.list()")

    def noop(self, *args, **kwargs) -> tuple:
        network("POP3.noop()")

    def pass_(self, *args, **kwargs) -> tuple:
        network("POP3.pass_()")

    def quit(self, *args, **kwargs):
        network("POP3.quit()")

    def retr(self, *args, **kwargs) -> tuple:
        network("POP3.retr()")

    def rset(self, *args, **kwargs) -> tuple:
        network("POP3.rset()")

    def stat(self, *args, **kwargs) -> tuple:
        network("POP3.stat()")

    def stls(self, *args, **kwargs) -> tuple:
        network("POP3.stls()")

    def top(self, *args, **kwargs) -> tuple:
        network("POP3.top()")

    def uidl(self, *args, **kwargs) -> tuple:
        network("POP3.uidl()")

    def user(self, *args, **kwargs) -> tuple:
        network("POP3.user()")

    def apop(self, *args, **kwargs) -> bytes:
        network("POP3.apop()")

    def close(self, *args, **kwargs) -> bytes:
        network("POP3.close()")

    def rpop(self, *args, **kwargs) -> bytes:
        network("POP3.rpop()")

    def utf8(self, *args, **kwargs) -> bytes:
        network("POP3.utf8()")

    def getwelcome(self, *args, **kwargs) -> bytes: ...

    def set_debuglevel(self, *args, **kwargs): ...


class POP3_SSL(POP3): ...
