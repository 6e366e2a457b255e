from typing import *


def deprecated(message, **kwargs):
    return lambda arg: arg
