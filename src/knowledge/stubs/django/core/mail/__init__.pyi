from _effects import network
from django.core.mail.message import BadHeaderError as BadHeaderError
from django.core.mail.message import EmailAlternative as EmailAlternative
from django.core.mail.message import EmailAttachment as EmailAttachment
from django.core.mail.message import EmailMessage as EmailMessage
from django.core.mail.message import EmailMultiAlternatives as EmailMultiAlternatives
from django.core.mail.message import SafeMIMEMultipart as SafeMIMEMultipart
from django.core.mail.message import SafeMIMEText as SafeMIMEText
from django.core.mail.message import forbid_multi_line_headers as forbid_multi_line_headers
from django.core.mail.message import make_msgid as make_msgid

outbox: list[EmailMessage]


def get_connection(backend=None, fail_silently=False, **kwds):
    from django.core.mail.backends.base import BaseEmailBackend

    return BaseEmailBackend()


def mail_admins(subject, message, fail_silently=False, connection=None, html_message=None):
    network("mail_admins()")


def mail_managers(subject, message, fail_silently=False, connection=None, html_message=None):
    network("mail_managers()")


def send_mail(subject, message, from_email, recipient_list, *args, **kwargs) -> int:
    for recipient in recipient_list:
        pass
    network("send_mail()")


def send_mass_mail(datatuple, *args, **kwargs) -> int:
    for message in datatuple:
        pass
    network("send_mass_mail()")
