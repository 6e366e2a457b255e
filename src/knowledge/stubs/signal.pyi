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
