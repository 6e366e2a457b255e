from email.message import Message


class MIMEBase(Message):
    def __init__(self, maintype, subtype, *args, **kwargs): ...
