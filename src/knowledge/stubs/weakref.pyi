class ref:
    def __init__(self, obj, callback=None):
        self.obj = obj

    def __call__(self):
        return self.obj


class WeakKeyDictionary(dict): ...


class WeakMethod(ref): ...


class WeakSet(set): ...


class WeakValueDictionary(dict): ...


def finalize(obj, func, *args, **kwargs) -> object: ...


def proxy(obj, callback=None):
    return obj
