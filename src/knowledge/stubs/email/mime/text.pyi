from email.mime.base import MIMEBase


class MIMEText(MIMEBase):
    def __init__(self, text, *args, **kwargs): ...
