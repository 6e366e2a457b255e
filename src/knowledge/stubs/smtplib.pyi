from _effects import network


class SMTPException(OSError): ...


class SMTPNotSupportedError(SMTPException): ...


class SMTPServerDisconnected(SMTPException): ...


class SMTPResponseException(SMTPException):
    smtp_code: int
    smtp_error: bytes


class SMTPAuthenticationError(SMTPResponseException): ...


class SMTPConnectError(SMTPResponseException): ...


class SMTPDataError(SMTPResponseException): ...


class SMTPHeloError(SMTPResponseException): ...


class SMTPRecipientsRefused(SMTPException): ...


class SMTPSenderRefused(SMTPResponseException): ...


class SMTP:
    def __init__(self, host="", *args, **kwargs):
        network("smtplib.SMTP()")

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        network("SMTP.quit()")

    def close(self): ...

    def connect(self, *args, **kwargs) -> tuple[int, bytes]:
        network("SMTP.connect()")

    def ehlo(self, name="") -> tuple[int, bytes]:
        network("SMTP.ehlo()")

    def helo(self, name="") -> tuple[int, bytes]:
        network("SMTP.helo()")

    def login(self, user, password, **kwargs) -> tuple[int, bytes]:
        network("SMTP.login()")

    def noop(self) -> tuple[int, bytes]:
        network("SMTP.noop()")

    def quit(self) -> tuple[int, bytes]:
        network("SMTP.quit()")

    def send_message(self, msg, *args, **kwargs) -> dict:
        network("SMTP.send_message()")

    def sendmail(self, from_addr, to_addrs, msg, *args, **kwargs) -> dict:
        network("SMTP.sendmail()")

    def set_debuglevel(self, level): ...

    def starttls(self, *args, **kwargs) -> tuple[int, bytes]:
        network("SMTP.starttls()")

    def verify(self, address) -> tuple[int, bytes]:
        network("SMTP.verify()")

    def auth(self, *args, **kwargs) -> tuple:
        network("SMTP.auth()")

    def auth_cram_md5(self, *args, **kwargs) -> tuple:
        network("SMTP.auth_cram_md5()")

    def auth_login(self, *args, **kwargs) -> tuple:
        network("SMTP.auth_login()")

    def auth_plain(self, *args, **kwargs) -> tuple:
        network("SMTP.auth_plain()")

    def data(self, *args, **kwargs) -> tuple:
        network("SMTP.data()")

    def docmd(self, *args, **kwargs) -> tuple:
        network("SMTP.docmd()")

    def ehlo_or_helo_if_needed(self, *args, **kwargs) -> tuple:
        network("SMTP.ehlo_or_helo_if_needed()")

    def expn(self, *args, **kwargs) -> tuple:
        network("SMTP.expn()")

    def getreply(self, *args, **kwargs) -> tuple:
        network("SMTP.getreply()")

    def help(self, *args, **kwargs) -> tuple:
        network("SMTP.help()")

    def mail(self, *args, **kwargs) -> tuple:
        network("SMTP.mail()")

    def rcpt(self, *args, **kwargs) -> tuple:
        network("SMTP.rcpt()")

    def rset(self, *args, **kwargs) -> tuple:
        network("SMTP.rset()")

    def send(self, *args, **kwargs) -> tuple:
        network("SMTP.send()")

    def putcmd(self, *args, **kwargs) -> tuple:
        network("SMTP.putcmd()")

    def vrfy(self, *args, **kwargs) -> tuple:
        network("SMTP.vrfy()")

    def has_extn(self, *args, **kwargs) -> bool: ...


class SMTP_SSL(SMTP): ...


class LMTP(SMTP): ...
