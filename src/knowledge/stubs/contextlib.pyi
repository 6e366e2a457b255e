# `contextmanager` and `asynccontextmanager` are the interpreter's own.


class AbstractContextManager:
    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback): ...


class AbstractAsyncContextManager:
    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback): ...


class ContextDecorator:
    def __call__(self, func):
        def inner(*args, **kwargs):
            with self:
                return func(*args, **kwargs)

        return inner


class AsyncContextDecorator: ...


class ExitStack(AbstractContextManager):
    def __init__(self):
        self.contexts = []
        self.callbacks = []

    def __exit__(self, exc_type, exc_value, traceback):
        for cm in self.contexts:
            with cm:
                pass
        for callback in self.callbacks:
            callback()

    def callback(self, callback, *args, **kwargs):
        self.callbacks.append(lambda: callback(*args, **kwargs))
        return callback

    def close(self):
        self.__exit__(None, None, None)

    def enter_context(self, cm):
        self.contexts.append(cm)
        with cm as value:
            return value

    def pop_all(self):
        return self

    def push(self, exit):
        self.contexts.append(exit)
        return exit


class AsyncExitStack(AbstractAsyncContextManager):
    async def enter_async_context(self, cm) -> object: ...

    def enter_context(self, cm):
        with cm as value:
            return value

    def callback(self, callback, *args, **kwargs):
        return callback

    def push_async_callback(self, callback, *args, **kwargs):
        return callback


class aclosing(AbstractAsyncContextManager):
    def __init__(self, thing): ...


class chdir(ContextDecorator, AbstractContextManager):
    def __init__(self, path): ...


class closing(AbstractContextManager):
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, exc_type, exc_value, traceback):
        self.thing.close()


class nullcontext(AbstractContextManager):
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result


class redirect_stderr(AbstractContextManager):
    def __init__(self, new_target): ...


class redirect_stdout(AbstractContextManager):
    def __init__(self, new_target): ...


class suppress(ContextDecorator, AbstractContextManager):
    def __init__(self, *exceptions): ...


def asynccontextmanager(func):
    return func


def contextmanager(func):
    return func
