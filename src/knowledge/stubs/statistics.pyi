class StatisticsError(ValueError): ...


class NormalDist:
    mean: float
    stdev: float
    variance: float

    def __init__(self, mu=0.0, sigma=1.0): ...

    def cdf(self, x) -> float: ...

    def inv_cdf(self, p) -> float: ...

    def pdf(self, x) -> float: ...


def fmean(data, *args) -> float:
    for item in data:
        pass


def geometric_mean(data, *args) -> float:
    for item in data:
        pass


def harmonic_mean(data, *args) -> float:
    for item in data:
        pass


def mean(data, *args) -> float:
    for item in data:
        pass


def median(data, *args) -> float:
    for item in data:
        pass


def median_grouped(data, *args) -> float:
    for item in data:
        pass


def median_high(data, *args) -> float:
    for item in data:
        pass


def median_low(data, *args) -> float:
    for item in data:
        pass


def mode(data, *args) -> float:
    for item in data:
        pass


def pstdev(data, *args) -> float:
    for item in data:
        pass


def pvariance(data, *args) -> float:
    for item in data:
        pass


def stdev(data, *args) -> float:
    for item in data:
        pass


def variance(data, *args) -> float:
    for item in data:
        pass


def correlation(x, y) -> float:
    list(x)
    list(y)


def covariance(x, y) -> float:
    list(x)
    list(y)


def multimode(data) -> list:
    return list(data)


def quantiles(data, **kwargs) -> list[float]:
    list(data)


def linear_regression(x, y, **kwargs) -> tuple[float, float]:
    list(x)
    list(y)
