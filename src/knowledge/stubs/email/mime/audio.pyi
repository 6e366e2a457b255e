from email.mime.base import MIMEBase


class MIMEAudio(MIMEBase):
    def __init__(self, audiodata, *args, **kwargs): ...
