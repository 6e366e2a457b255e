from _effects import network


class Error(Exception): ...


class error_reply(Error): ...


class error_temp(Error): ...


class error_perm(Error): ...


class error_proto(Error): ...


class FTP:
    def __init__(self, *args, **kwargs):
        network("ftplib.FTP()")

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        network("closing a connection")

    def abort(self, *args, **kwargs) -> str:
        network("FTP.abort()")

    def connect(self, *args, **kwargs) -> str:
        network("FTP.connect()")

    def cwd(self, *args, **kwargs) -> str:
        network("FTP.cwd()")

    def delete(self, *args, **kwargs) -> str:
        network("FTP.delete()")

    def dir(self, *args, **kwargs):
        network("FTP.dir()")

    def getwelcome(self, *args, **kwargs) -> str:
        network("FTP.getwelcome()")

    def login(self, *args, **kwargs) -> str:
        network("FTP.login()")

    def mkd(self, *args, **kwargs) -> str:
        network("FTP.mkd()")

    def mlsd(self, *args, **kwargs) -> list:
        network("FTP.mlsd()")

    def nlst(self, *args, **kwargs) -> list[str]:
        network("FTP.nlst()")

    def pwd(self, *args, **kwargs) -> str:
        network("FTP.pwd()")

    def quit(self, *args, **kwargs) -> str:
        network("FTP.quit()")

    def rename(self, *args, **kwargs) -> str:
        network("FTP.rename()")

    def retrbinary(self, *args, **kwargs) -> str:
        network("FTP.retrbinary()")

    def retrlines(self, *args, **kwargs) -> str:
        network("FTP.retrlines()")

    def rmd(self, *args, **kwargs) -> str:
        network("FTP.rmd()")

    def sendcmd(self, *args, **kwargs) -> str:
        network("FTP.sendcmd()")

    def size(self, *args, **kwargs) -> int | None:
        network("FTP.size()")

    def storbinary(self, *args, **kwargs) -> str:
        network("FTP.storbinary()")

    def storlines(self, *args, **kwargs) -> str:
        network("FTP.storlines()")

    def voidcmd(self, *args, **kwargs) -> str:
        network("FTP.voidcmd()")

    def close(self): ...

    def set_debuglevel(self, level): ...

    def set_pasv(self, val): ...

    def acct(self, *args, **kwargs):
        network("FTP.acct()")

    def getline(self, *args, **kwargs):
        network("FTP.getline()")

    def getmultiline(self, *args, **kwargs):
        network("FTP.getmultiline()")

    def getresp(self, *args, **kwargs):
        network("FTP.getresp()")

    def makepasv(self, *args, **kwargs):
        network("FTP.makepasv()")

    def makeport(self, *args, **kwargs):
        network("FTP.makeport()")

    def ntransfercmd(self, *args, **kwargs):
        network("FTP.ntransfercmd()")

    def putcmd(self, *args, **kwargs):
        network("FTP.putcmd()")

    def putline(self, *args, **kwargs):
        network("FTP.putline()")

    def sendeprt(self, *args, **kwargs):
        network("FTP.sendeprt()")

    def sendport(self, *args, **kwargs):
        network("FTP.sendport()")

    def transfercmd(self, *args, **kwargs):
        network("FTP.transfercmd()")

    def voidresp(self, *args, **kwargs):
        network("FTP.voidresp()")


class FTP_TLS(FTP):
    def prot_p(self) -> str:
        network("FTP_TLS.prot_p()")

    def auth(self, *args, **kwargs):
        network("FTP_TLS.auth()")

    def ccc(self, *args, **kwargs):
        network("FTP_TLS.ccc()")

    def prot_c(self, *args, **kwargs):
        network("FTP_TLS.prot_c()")


all_errors: tuple
