from email.mime.base import MIMEBase


class MIMEApplication(MIMEBase):
    def __init__(self, data, *args, **kwargs): ...
