from _effects import file, network
from email.message import Message


class BadHeaderError(ValueError): ...


class SafeMIMEText(Message): ...


class SafeMIMEMultipart(Message): ...


class EmailAttachment:
    filename: str
    content: bytes
    mimetype: str


class EmailAlternative:
    content: str
    mimetype: str


class EmailMessage:
    attachments: list
    bcc: list[str]
    body: str
    cc: list[str]
    connection: object
    content_subtype: str
    extra_headers: dict[str, str]
    from_email: str
    mixed_subtype: str
    reply_to: list[str]
    subject: str
    to: list[str]

    def __init__(
        self,
        subject="",
        body="",
        from_email=None,
        to=None,
        bcc=None,
        connection=None,
        attachments=None,
        headers=None,
        cc=None,
        reply_to=None,
    ):
        for address in to:
            pass
        for address in bcc:
            pass
        for address in cc:
            pass

    def attach(self, filename=None, content=None, mimetype=None): ...

    def attach_file(self, path, mimetype=None):
        file("EmailMessage.attach_file()")

    def get_connection(self, fail_silently=False):
        from django.core.mail.backends.base import BaseEmailBackend

        return BaseEmailBackend()

    def message(self, **kwargs) -> Message: ...

    def recipients(self) -> list[str]: ...

    def send(self, fail_silently=False) -> int:
        network("EmailMessage.send()")


class EmailMultiAlternatives(EmailMessage):
    alternatives: list[EmailAlternative]

    def attach_alternative(self, content, mimetype): ...

    def body_contains(self, text) -> bool: ...


def forbid_multi_line_headers(name, val, encoding) -> tuple[str, str]: ...


def make_msgid(*args, **kwargs) -> str: ...


def sanitize_address(addr, encoding) -> str: ...
