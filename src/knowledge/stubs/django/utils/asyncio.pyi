def async_unsafe(message):
    if isinstance(message, str):
        return lambda func: func
    return message
