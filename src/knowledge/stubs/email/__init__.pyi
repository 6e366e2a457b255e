from email.message import Message


def message_from_binary_file(fp, *args, **kwargs) -> Message:
    fp.read()


def message_from_bytes(s, *args, **kwargs) -> Message: ...


def message_from_file(fp, *args, **kwargs) -> Message:
    fp.read()


def message_from_string(s, *args, **kwargs) -> Message: ...
