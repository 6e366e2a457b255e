def async_unsafe(message):
    return message if callable(message) else lambda func: func
