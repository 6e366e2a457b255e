from email.mime.base import MIMEBase


class MIMEMessage(MIMEBase):
    def __init__(self, msg, *args, **kwargs): ...
