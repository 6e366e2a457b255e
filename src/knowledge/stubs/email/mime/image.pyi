from email.mime.base import MIMEBase


class MIMEImage(MIMEBase):
    def __init__(self, imagedata, *args, **kwargs): ...
