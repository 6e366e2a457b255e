from _effects import sleep as _sleep

altzone: int
daylight: int
timezone: int
tzname: tuple[str, str]


class struct_time:
    tm_year: int
    tm_mon: int
    tm_mday: int
    tm_hour: int
    tm_min: int
    tm_sec: int
    tm_wday: int
    tm_yday: int
    tm_isdst: int

    def __getitem__(self, index) -> int: ...


def sleep(seconds):
    _sleep("time.sleep()")


def asctime(t=None) -> str: ...


def clock_gettime(clock) -> float: ...


def ctime(seconds=None) -> str: ...


def gmtime(seconds=None) -> struct_time: ...


def localtime(seconds=None) -> struct_time: ...


def mktime(t) -> float: ...


def monotonic() -> float: ...


def monotonic_ns() -> int: ...


def perf_counter() -> float: ...


def perf_counter_ns() -> int: ...


def process_time() -> float: ...


def process_time_ns() -> int: ...


def strftime(format, t=None) -> str: ...


def strptime(string, format="") -> struct_time: ...


def thread_time() -> float: ...


def time() -> float: ...


def time_ns() -> int: ...


def tzset(): ...
