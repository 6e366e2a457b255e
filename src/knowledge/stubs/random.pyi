class Random:
    def __init__(self, x=None): ...

    def betavariate(self, alpha, beta) -> float: ...

    def choice(self, seq):
        len(seq)
        return seq[0]

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        return list(population)

    def expovariate(self, lambd=1.0) -> float: ...

    def gauss(self, mu=0.0, sigma=1.0) -> float: ...

    def getrandbits(self, k) -> int: ...

    def getstate(self) -> tuple: ...

    def lognormvariate(self, mu, sigma) -> float: ...

    def normalvariate(self, mu=0.0, sigma=1.0) -> float: ...

    def paretovariate(self, alpha) -> float: ...

    def randbytes(self, n) -> bytes: ...

    def randint(self, a, b) -> int: ...

    def random(self) -> float: ...

    def randrange(self, start, stop=None, step=1) -> int: ...

    def sample(self, population, k, *, counts=None):
        # A queryset is no sequence for it: only its length and items are asked for.
        len(population)
        return list(population)

    def seed(self, a=None, version=2): ...

    def setstate(self, state): ...

    def shuffle(self, x): ...

    def triangular(self, low=0.0, high=1.0, mode=None) -> float: ...

    def uniform(self, a, b) -> float: ...


class SystemRandom(Random): ...


_random = Random()
betavariate = _random.betavariate
choice = _random.choice
choices = _random.choices
expovariate = _random.expovariate
gauss = _random.gauss
getrandbits = _random.getrandbits
getstate = _random.getstate
lognormvariate = _random.lognormvariate
normalvariate = _random.normalvariate
paretovariate = _random.paretovariate
randbytes = _random.randbytes
randint = _random.randint
random = _random.random
randrange = _random.randrange
sample = _random.sample
seed = _random.seed
setstate = _random.setstate
shuffle = _random.shuffle
triangular = _random.triangular
uniform = _random.uniform
