class ABC: ...


class ABCMeta(type): ...


def abstractclassmethod(callable):
    return callable


def abstractmethod(funcobj):
    return funcobj


def abstractproperty(callable):
    return callable


def abstractstaticmethod(callable):
    return callable
