from _effects import sleep


class scheduler:
    def __init__(self, *args, **kwargs): ...

    def cancel(self, event): ...

    def enter(self, delay, priority, action, *args, **kwargs) -> object: ...

    def run(self, blocking=True):
        sleep("scheduler.run()")
