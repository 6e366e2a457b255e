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

    def capability(self, *args, **kwargs) -> tuple:
        network("IMAP4.capability()")

    def deleteacl(self, *args, **kwargs) -> tuple:
        network("IMAP4.deleteacl()")

    def enable(self, *args, **kwargs) -> tuple:
        network("IMAP4.enable()")

    def getacl(self, *args, **kwargs) -> tuple:
        network("IMAP4.getacl()")

    def getannotation(self, *args, **kwargs) -> tuple:
        network("IMAP4.getannotation()")

    def getquota(self, *args, **kwargs) -> tuple:
        network("IMAP4.getquota()")

    def getquotaroot(self, *args, **kwargs) -> tuple:
        network("IMAP4.getquotaroot()")

    def idle(self, *args, **kwargs) -> tuple:
        network("IMAP4.idle()")

    def login_cram_md5(self, *args, **kwargs) -> tuple:
        network("IMAP4.login_cram_md5()")

    def myrights(self, *args, **kwargs) -> tuple:
        network("IMAP4.myrights()")

    def namespace(self, *args, **kwargs) -> tuple:
        network("IMAP4.namespace()")

    def open(self, *args, **kwargs) -> tuple:
        network("IMAP4.open()")

    def partial(self, *args, **kwargs) -> tuple:
        network("IMAP4.partial()")

    def proxyauth(self, *args, **kwargs) -> tuple:
        network("IMAP4.proxyauth()")

    def read(self, *args, **kwargs) -> tuple:
        network("IMAP4.read()")

    def readline(self, *args, **kwargs) -> tuple:
        network("IMAP4.readline()")

    def recent(self, *args, **kwargs) -> tuple:
        network("IMAP4.recent()")

    def setacl(self, *args, **kwargs) -> tuple:
        network("IMAP4.setacl()")

    def setannotation(self, *args, **kwargs) -> tuple:
        network("IMAP4.setannotation()")

    def setquota(self, *args, **kwargs) -> tuple:
        network("IMAP4.setquota()")

    def shutdown(self, *args, **kwargs) -> tuple:
        network("IMAP4.shutdown()")

    def thread(self, *args, **kwargs) -> tuple:
        network("IMAP4.thread()")

    def unselect(self, *args, **kwargs) -> tuple:
        network("IMAP4.unselect()")

    def xatom(self, *args, **kwargs) -> tuple:
        network("IMAP4.xatom()")

    def socket(self, *args, **kwargs): ...

    def response(self, *args, **kwargs): ...

    def print_log(self, *args, **kwargs): ...


class IMAP4_SSL(IMAP4): ...


class IMAP4_stream(IMAP4): ...
