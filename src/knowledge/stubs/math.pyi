e: float
inf: float
nan: float
pi: float
tau: float


def acos(x) -> float: ...


def acosh(x) -> float: ...


def asin(x) -> float: ...


def asinh(x) -> float: ...


def atan(x) -> float: ...


def atan2(y, x) -> float: ...


def atanh(x) -> float: ...


def cbrt(x) -> float: ...


def ceil(x) -> int: ...


def comb(n, k) -> int: ...


def copysign(x, y) -> float: ...


def cos(x) -> float: ...


def cosh(x) -> float: ...


def degrees(x) -> float: ...


def dist(p, q) -> float:
    list(p)
    list(q)


def erf(x) -> float: ...


def erfc(x) -> float: ...


def exp(x) -> float: ...


def exp2(x) -> float: ...


def expm1(x) -> float: ...


def fabs(x) -> float: ...


def factorial(x) -> int: ...


def floor(x) -> int: ...


def fma(x, y, z) -> float: ...


def fmod(x, y) -> float: ...


def frexp(x) -> tuple[float, int]: ...


def fsum(iterable) -> float:
    for item in iterable:
        pass


def gamma(x) -> float: ...


def gcd(*integers) -> int: ...


def hypot(*coordinates) -> float: ...


def isclose(a, b, **kwargs) -> bool: ...


def isfinite(x) -> bool: ...


def isinf(x) -> bool: ...


def isnan(x) -> bool: ...


def isqrt(x) -> int: ...


def lcm(*integers) -> int: ...


def ldexp(x, i) -> float: ...


def lgamma(x) -> float: ...


def log(x, base=0.0) -> float: ...


def log10(x) -> float: ...


def log1p(x) -> float: ...


def log2(x) -> float: ...


def modf(x) -> tuple[float, float]: ...


def nextafter(x, y, **kwargs) -> float: ...


def perm(n, k=None) -> int: ...


def pow(x, y) -> float: ...


def prod(iterable, *, start=1) -> float:
    for item in iterable:
        pass


def radians(x) -> float: ...


def remainder(x, y) -> float: ...


def sin(x) -> float: ...


def sinh(x) -> float: ...


def sqrt(x) -> float: ...


def sumprod(p, q) -> float:
    list(p)
    list(q)


def tan(x) -> float: ...


def tanh(x) -> float: ...


def trunc(x) -> int: ...


def ulp(x) -> float: ...
