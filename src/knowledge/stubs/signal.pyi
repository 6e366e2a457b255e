from _effects import lock

SIGALRM: int
SIGHUP: int
SIGINT: int
SIGKILL: int
SIGTERM: int
SIGUSR1: int
SIGUSR2: int
SIG_DFL: int
SIG_IGN: int


def alarm(time) -> int: ...


def getsignal(signalnum) -> object: ...


def pause():
    lock("signal.pause()")


def raise_signal(signum): ...


def setitimer(which, seconds, interval=0.0) -> tuple: ...


def signal(signalnum, handler) -> object: ...


def sigtimedwait(*args, **kwargs):
    lock("signal.sigtimedwait()")


def sigwait(*args, **kwargs) -> int:
    lock("signal.sigwait()")


def sigwaitinfo(*args, **kwargs):
    lock("signal.sigwaitinfo()")


def getitimer(*args, **kwargs) -> tuple: ...


def pthread_kill(*args, **kwargs): ...


def pthread_sigmask(*args, **kwargs) -> set: ...


def siginterrupt(*args, **kwargs): ...


def sigpending(*args, **kwargs) -> set: ...


def set_wakeup_fd(*args, **kwargs) -> int: ...


def strsignal(*args, **kwargs) -> str: ...


def valid_signals(*args, **kwargs) -> set: ...
