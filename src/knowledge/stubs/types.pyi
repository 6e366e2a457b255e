class AsyncGeneratorType: ...


class BuiltinFunctionType: ...


class CodeType: ...


class CoroutineType: ...


class DynamicClassAttribute: ...


class EllipsisType: ...


class FrameType: ...


class FunctionType: ...


class GeneratorType: ...


class GenericAlias: ...


class LambdaType: ...


class MappingProxyType(dict): ...


class MethodType:
    def __init__(self, func, obj):
        self.func = func
        self.obj = obj

    def __call__(self, *args, **kwargs):
        return self.func(self.obj, *args, **kwargs)


class ModuleType:
    def __init__(self, name, doc=None): ...


class NoneType: ...


class SimpleNamespace:
    def __init__(self, **kwargs):
        self.__dict__.update(kwargs)

    def __getattr__(self, name) -> object: ...


class TracebackType: ...


class UnionType: ...


def coroutine(func):
    return func


def new_class(name, bases=(), kwds=None, exec_body=None) -> object: ...


def prepare_class(name, bases=(), kwds=None) -> tuple: ...


def resolve_bases(bases) -> tuple: ...
