from email.mime.base import MIMEBase


class MIMEMultipart(MIMEBase):
    def __init__(self, *args, **kwargs): ...
